using System.Globalization;

namespace Upheld.Evidence.Leaves;

/// <summary>Instants as leaves, reports and manifests write them: RFC 3339, UTC, always three decimals, so that each has one text.</summary>
public static class LeafTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>The text of an instant in milliseconds since the Unix epoch, such as <c>2026-10-09T09:30:00.000Z</c>.</summary>
    /// <exception cref="EvidenceException"><c>leaf.time</c>: the year is not one of 1 to 9999.</exception>
    public static string ToText(long milliseconds)
    {
        try
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new EvidenceException("leaf.time", "The year of an instant must be one of 1 to 9999.");
        }
    }

    /// <summary>Milliseconds since the Unix epoch.</summary>
    /// <exception cref="EvidenceException"><c>leaf.time</c>: any other form than that of <see cref="ToText"/>.</exception>
    public static long Parse(string text) =>
        DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, Utc, out var at)
            ? (at.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond
            : throw new EvidenceException("leaf.time", $"'{text}' is not an instant of the form 2026-10-09T09:30:00.000Z.");
}
