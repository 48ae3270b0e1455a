using System.Globalization;

namespace Upheld.Figures.Headless;

/// <summary>Instants as the headless formats write them: RFC 3339 with <c>Z</c> and at most three decimals of a second, years 0001 to 9999.</summary>
/// <remarks>Inside they are whole milliseconds since the Unix epoch. Other offsets than <c>Z</c>, leap seconds and finer fractions are refused rather than
/// rounded: an input that says more than we keep would silently mean something else.</remarks>
public static class InstantText
{
    private const int LengthToSeconds = 19;
    private const long TicksToEpoch = 621_355_968_000_000_000;

    /// <summary>Reads an instant; false when the text is not of the form.</summary>
    /// <param name="text">Such as <c>2026-10-09T09:30:00Z</c> or <c>2026-10-09T09:30:00.25Z</c>.</param>
    /// <param name="milliseconds">Milliseconds since the Unix epoch.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out long milliseconds)
    {
        milliseconds = 0;
        if (text.Length < LengthToSeconds + 1 || text[^1] != 'Z' || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':'
            || !Digits(text[..4], out var year) || !Digits(text[5..7], out var month) || !Digits(text[8..10], out var day)
            || !Digits(text[11..13], out var hour) || !Digits(text[14..16], out var minute) || !Digits(text[17..19], out var second)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59
            || !Fraction(text[LengthToSeconds..^1], out var fraction))
        {
            return false;
        }
        var ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks - TicksToEpoch;
        milliseconds = (ticks / TimeSpan.TicksPerMillisecond) + fraction;
        return true;
    }

    /// <summary>Writes an instant, with three decimals when it is not on a whole second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside of the years 0001 to 9999.</exception>
    public static string Format(long milliseconds)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return at.ToString(milliseconds % 1000 == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

    private static bool Fraction(ReadOnlySpan<char> text, out int milliseconds)
    {
        milliseconds = 0;
        if (text.IsEmpty)
        {
            return true;
        }
        if (text[0] != '.' || text.Length is < 2 or > 4 || !Digits(text[1..], out var digits))
        {
            return false;
        }
        milliseconds = text.Length switch { 2 => digits * 100, 3 => digits * 10, _ => digits };
        return true;
    }

    private static bool Digits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
            value = (value * 10) + (c - '0');
        }
        return true;
    }
}
