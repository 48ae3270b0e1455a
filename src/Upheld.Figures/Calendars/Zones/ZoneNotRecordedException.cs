namespace Upheld.Figures.Calendars.Zones;

/// <summary>A calculation needed a zone's clocks outside of what was recorded of them: evidence is missing, and nothing may be guessed.</summary>
public sealed class ZoneNotRecordedException(string zone, long at)
    : InvalidOperationException($"The recording of {zone} does not reach {Headless.InstantText.Format(at)}.")
{
    /// <summary>The stable code of this error.</summary>
    public const string Code = "zone.not_recorded";

    /// <summary>The zone's IANA name.</summary>
    public string Zone { get; } = zone;

    /// <summary>The instant that was asked for, in milliseconds since the Unix epoch.</summary>
    public long At { get; } = at;
}
