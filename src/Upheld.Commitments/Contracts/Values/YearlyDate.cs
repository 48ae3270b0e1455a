using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Upheld.Commitments.Contracts.Values;

/// <summary>A date, <c>2026-10-01</c>, or the same date of every year, <c>05-01</c>.</summary>
/// <param name="Year">Null for every year.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
public readonly record struct YearlyDate(int? Year, int Month, int Day)
{
    /// <summary>Reads a date; null when the text is none. <c>02-29</c> is a date of leap years.</summary>
    public static YearlyDate? Parse(string text)
    {
        var everyYear = text.Length == 5;
        var parsed = LocalDatePattern.Iso.Parse(everyYear ? "2000-" + text : text);
        return parsed.Success && text.Length is 5 or 10
            ? new YearlyDate(everyYear ? null : parsed.Value.Year, parsed.Value.Month, parsed.Value.Day)
            : null;
    }

    /// <summary>Whether it names this date.</summary>
    public bool Is(LocalDate date) => Month == date.Month && Day == date.Day && (Year is null || Year == date.Year);

    /// <inheritdoc/>
    public override string ToString() => Year is { } year
        ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{Month:00}-{Day:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{Month:00}-{Day:00}");
}
