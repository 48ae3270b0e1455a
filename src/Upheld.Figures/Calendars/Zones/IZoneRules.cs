namespace Upheld.Figures.Calendars.Zones;

/// <summary>What a time zone's clocks show: its offset from UTC at every instant.</summary>
/// <remarks>The seam between calendars and the time-zone database. A server takes its zones from a <see cref="TimeZoneRelease"/>; a verifier takes them from
/// the transitions recorded in a bundle (<see cref="RecordedZone"/>) and needs no database.</remarks>
public interface IZoneRules
{
    /// <summary>The IANA name, such as <c>Asia/Shanghai</c>.</summary>
    string Id { get; }

    /// <summary>The stretch of unchanging offset that holds an instant.</summary>
    /// <param name="at">Milliseconds since the Unix epoch.</param>
    /// <exception cref="ZoneNotRecordedException">The rules are a recording and it does not reach that far.</exception>
    ZoneStretch At(long at);
}
