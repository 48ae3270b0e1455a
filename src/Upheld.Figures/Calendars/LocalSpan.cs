using System.Globalization;

namespace Upheld.Figures.Calendars;

/// <summary>A stretch of one local day, half-open: opening inside, closing not.</summary>
public readonly record struct LocalSpan
{
    /// <summary>The end of a day, written <c>24:00</c>, in seconds.</summary>
    public const int EndOfDay = 86_400;

    /// <summary>Builds a span from seconds of the day, 0 to <see cref="EndOfDay"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A time lies outside of the day, or the span ends before it starts: write two spans then.</exception>
    public LocalSpan(int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, EndOfDay);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        (From, To) = (from, to);
    }

    /// <summary>The whole day.</summary>
    public static LocalSpan WholeDay { get; } = new(0, EndOfDay);

    /// <summary>First second inside, counted from local midnight.</summary>
    public int From { get; }

    /// <summary>First second outside.</summary>
    public int To { get; }

    /// <summary>Reads a time of day, <c>HH:mm</c> or <c>HH:mm:ss</c>, up to <c>24:00</c>, as seconds from midnight; false when it is none.</summary>
    public static bool TryParseTime(ReadOnlySpan<char> text, out int seconds)
    {
        seconds = 0;
        if (text.Length is not (5 or 8) || text[2] != ':' || (text.Length == 8 && text[5] != ':')
            || !TwoDigits(text[..2], out var hour) || !TwoDigits(text[3..5], out var minute) || minute > 59)
        {
            return false;
        }
        var second = 0;
        if (text.Length == 8 && (!TwoDigits(text[6..], out second) || second > 59))
        {
            return false;
        }
        seconds = (hour * 3600) + (minute * 60) + second;
        return seconds <= EndOfDay;
    }

    /// <summary>As in a contract: <c>09:00-18:00</c>.</summary>
    public override string ToString() => $"{TimeText(From)}-{TimeText(To)}";

    /// <summary>A time of day as the formats write it, from seconds after midnight.</summary>
    internal static string TimeText(int seconds) => seconds % 60 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");

    private static bool TwoDigits(ReadOnlySpan<char> text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
