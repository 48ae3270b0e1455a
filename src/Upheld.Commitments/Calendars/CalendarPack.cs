using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Calendars;

/// <summary>Dated calendar data that Upheld ships: days on which a country rests, and weekend days on which it works instead.</summary>
/// <param name="Name">By which calendars include it.</param>
/// <param name="Title">What people read.</param>
/// <param name="From">First date of which it knows.</param>
/// <param name="Until">Last date of which it knows; later dates are simply unknown.</param>
/// <param name="Closed">Dates of rest.</param>
/// <param name="Workdays">Make-up workdays: they have the hours of an ordinary workday.</param>
internal sealed record CalendarPack(
    string Name, LocalText Title, LocalDate From, LocalDate Until, IReadOnlyList<LocalDate> Closed, IReadOnlyList<LocalDate> Workdays)
{
    /// <summary>Reads a pack; each entry of its lists is a date or a span of dates, <c>2026-10-01/2026-10-07</c>, both ends inside.</summary>
    public static CalendarPack Parse(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var title = root.GetProperty("title");
        return new CalendarPack(
            root.GetProperty("name").GetString()!,
            new LocalText(title.GetProperty("en").GetString()!, title.GetProperty("zh").GetString()!),
            Date(root.GetProperty("from").GetString()!), Date(root.GetProperty("until").GetString()!),
            Dates(root.GetProperty("closed")), Dates(root.GetProperty("workdays")));
    }

    private static LocalDate[] Dates(JsonElement list) => [.. list.EnumerateArray().SelectMany(item =>
    {
        var ends = item.GetString()!.Split('/');
        var (first, last) = (Date(ends[0]), Date(ends[^1]));
        return Enumerable.Range(0, Period.DaysBetween(first, last) + 1).Select(first.PlusDays);
    })];

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
