using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Upheld.Figures.Facts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Monitors;

/// <summary>One logged schedule of a monitor, kept ready for scheduling and reading; the fact in the ledger is what counts.</summary>
internal sealed class ScheduleRow : ICustomerOwned
{
    public required MonitorId Monitor { get; init; }

    public required CustomerId Customer { get; init; }

    public required long Number { get; init; }

    public required int Location { get; init; }

    public required string Vantage { get; init; }

    public required long FirstSlot { get; init; }

    public required bool Active { get; init; }

    public required Instant StartsAt { get; init; }

    public required long IntervalMs { get; init; }

    public required long TimeoutMs { get; init; }

    public required long JitterMs { get; init; }

    public required int ConfirmFailures { get; init; }

    public required int ConfirmSuccesses { get; init; }

    public required Instant RecordedAt { get; init; }

    public static ScheduleRow Of(MonitorSchedule fact) => new()
    {
        Monitor = new MonitorId(fact.Monitor),
        Customer = new CustomerId(fact.Customer ?? CustomerId.House.Value),
        Number = fact.Number,
        Location = fact.Location,
        Vantage = fact.Vantage,
        FirstSlot = fact.FirstSlot,
        Active = fact.Active,
        StartsAt = fact.StartsAt,
        IntervalMs = fact.IntervalMs,
        TimeoutMs = fact.TimeoutMs,
        JitterMs = fact.JitterMs,
        ConfirmFailures = fact.ConfirmFailures,
        ConfirmSuccesses = fact.ConfirmSuccesses,
        RecordedAt = fact.At,
    };

    public MonitorSchedule ToFact() => new(Customer == CustomerId.House ? null : Customer.Value, RecordedAt)
    {
        Monitor = Monitor.Value,
        Number = (uint)Number,
        Location = (ushort)Location,
        Vantage = Vantage,
        FirstSlot = (uint)FirstSlot,
        Active = Active,
        StartsAt = StartsAt,
        IntervalMs = IntervalMs,
        TimeoutMs = TimeoutMs,
        JitterMs = JitterMs,
        ConfirmFailures = ConfirmFailures,
        ConfirmSuccesses = ConfirmSuccesses,
    };
}

internal sealed class ScheduleRowMapping : IEntityTypeConfiguration<ScheduleRow>
{
    public void Configure(EntityTypeBuilder<ScheduleRow> builder)
    {
        builder.ToTable("monitoring_schedule");
        builder.HasKey(s => new { s.Monitor, s.Location, s.FirstSlot, s.StartsAt }); // a pause and what follows it begin with the same free slot
        builder.Property(s => s.Monitor).HasColumnName("monitor");
        builder.Property(s => s.Customer).HasColumnName("customer");
        builder.Property(s => s.Number).HasColumnName("number");
        builder.Property(s => s.Location).HasColumnName("location");
        builder.Property(s => s.Vantage).HasColumnName("vantage").HasMaxLength(63);
        builder.Property(s => s.FirstSlot).HasColumnName("first_slot");
        builder.Property(s => s.Active).HasColumnName("active");
        builder.Property(s => s.StartsAt).HasColumnName("starts_at");
        builder.Property(s => s.IntervalMs).HasColumnName("interval_ms");
        builder.Property(s => s.TimeoutMs).HasColumnName("timeout_ms");
        builder.Property(s => s.JitterMs).HasColumnName("jitter_ms");
        builder.Property(s => s.ConfirmFailures).HasColumnName("confirm_failures");
        builder.Property(s => s.ConfirmSuccesses).HasColumnName("confirm_successes");
        builder.Property(s => s.RecordedAt).HasColumnName("recorded_at");
    }
}
