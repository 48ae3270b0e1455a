using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Upheld.Commitments.Calendars.Published;

/// <summary>One version of a calendar as figures read it: its rules of all dates and the clock changes of its zones. Versions are only added, so what was judged by
/// one can be judged by it again. A calendar belongs to no customer.</summary>
internal sealed class CalendarRow
{
    public required Guid Id { get; init; }

    /// <summary>The name of the calendar's document.</summary>
    public required string Calendar { get; init; }

    /// <summary>1, 2, 3 … for a calendar.</summary>
    public required int Version { get; init; }

    /// <summary>SHA-256 of its rules, 64 lower-case hexadecimal digits, as facts name it.</summary>
    public required string Rules { get; init; }

    /// <summary>The release of the time-zone database it was read with.</summary>
    public required string TimeZoneRelease { get; init; }

    public required Instant RecordedAt { get; init; }

    /// <summary>The calendar's record as canonical JSON.</summary>
    public required string Content { get; init; }
}

internal sealed class CalendarRowMapping : IEntityTypeConfiguration<CalendarRow>
{
    public void Configure(EntityTypeBuilder<CalendarRow> builder)
    {
        builder.ToTable("commitments_calendar");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).HasColumnName("id");
        builder.Property(c => c.Calendar).HasColumnName("calendar").HasMaxLength(63);
        builder.Property(c => c.Version).HasColumnName("version");
        builder.Property(c => c.Rules).HasColumnName("rules").HasMaxLength(64);
        builder.Property(c => c.TimeZoneRelease).HasColumnName("time_zone_release").HasMaxLength(16);
        builder.Property(c => c.RecordedAt).HasColumnName("recorded_at");
        builder.Property(c => c.Content).HasColumnName("content");
        builder.HasIndex(c => new { c.Calendar, c.Version }).IsUnique(); // two applies at once: the second is told that its plan is stale
    }
}
