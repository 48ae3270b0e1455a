using System.Text.Json.Serialization;
using NodaTime;

namespace Upheld.Figures.Facts;

/// <summary>A calendar has new rules (<c>calendar.version</c>). The rules hold all its versions with their dates, so that the last one known tells
/// the hours of every date.</summary>
public sealed record CalendarPublished([property: JsonIgnore] Guid? Customer, [property: JsonIgnore] Instant At) : IFact
{
    /// <inheritdoc/>
    public static string Type => "calendar.version";

    /// <summary>The calendar's name.</summary>
    public required string Calendar { get; init; }

    /// <summary>Its version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>SHA-256 of the rules, 64 lower-case hexadecimal digits: of the <c>versions</c> of its record
    /// (<see cref="Calendars.CalendarRecord"/>) as canonical JSON. The clock changes used depend on the window and are not part of it.</summary>
    public required string Rules { get; init; }

    /// <summary>The release of the time-zone database it was read with, such as <c>2026f</c>.</summary>
    public required string TimeZoneRelease { get; init; }

    /// <summary>The restatement that changed the hours of days that had passed already (<see cref="RestatementApplied"/>); absent otherwise.</summary>
    public Guid? Restatement { get; init; }
}
