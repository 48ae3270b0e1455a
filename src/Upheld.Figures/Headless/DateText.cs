using NodaTime;

namespace Upheld.Figures.Headless;

/// <summary>Local dates as the headless formats write them: <c>YYYY-MM-DD</c>, years 0001 to 9999.</summary>
public static class DateText
{
    /// <summary>Reads a date; false when the text is not of the form or names no day.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out LocalDate date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !int.TryParse(text[..4], System.Globalization.NumberStyles.None, null, out var year)
            || !TryParseMonthDay(text[5..], out var month, out var day)
            || year < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }
        date = new LocalDate(year, month, day);
        return true;
    }

    /// <summary>Reads a day of every year, <c>MM-DD</c>; 02-29 is one.</summary>
    public static bool TryParseMonthDay(ReadOnlySpan<char> text, out int month, out int day)
    {
        month = day = 0;
        return text.Length == 5 && text[2] == '-'
            && int.TryParse(text[..2], System.Globalization.NumberStyles.None, null, out month)
            && int.TryParse(text[3..], System.Globalization.NumberStyles.None, null, out day)
            && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2024, month);
    }
}
