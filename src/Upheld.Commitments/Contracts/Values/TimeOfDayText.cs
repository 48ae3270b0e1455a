using System.Globalization;

namespace Upheld.Commitments.Contracts.Values;

/// <summary>Local times of day as seconds after midnight: <c>09:00</c>, <c>09:00:30</c>, and <c>24:00</c> for the end of the day.</summary>
public static class TimeOfDayText
{
    /// <summary>Seconds of a day.</summary>
    public const int Day = 86_400;

    /// <summary>Reads a time; null when the text is none.</summary>
    public static int? Parse(string text)
    {
        if (text.Length is not (5 or 8) || text[2] != ':' || (text.Length == 8 && text[5] != ':'))
        {
            return null;
        }

        int? hours = TwoDigits(text, 0), minutes = TwoDigits(text, 3), seconds = text.Length == 8 ? TwoDigits(text, 6) : 0;
        return (hours, minutes, seconds) switch
        {
            (24, 0, 0) => Day,
            ( <= 23, <= 59, <= 59) => (hours * 3600) + (minutes * 60) + seconds,
            _ => null,
        };
    }

    /// <summary>The canonical text; seconds only where there are some.</summary>
    public static string Format(int seconds) => seconds % 60 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");

    private static int? TwoDigits(string text, int at) =>
        char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) ? ((text[at] - '0') * 10) + (text[at + 1] - '0') : null;
}
