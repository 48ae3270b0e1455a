using NodaTime;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Windows;

namespace Upheld.Figures.Tests.Windows;

/// <summary>Windows of every IANA zone against two oracles of the same release: the transitions printed by the database's own code, walked minute by minute, and NodaTime's own
/// start of a day.</summary>
public sealed class DayStartOracleTests
{
    private const int Minutes = 60_000;

    [Fact]
    public void Months_start_and_days_around_a_change_of_clocks_begin_where_both_oracles_say()
    {
        var checkedDays = 0;
        foreach (var line in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Calendars", "Golden", "zone-transitions.txt")).Skip(1))
        {
            var parts = line.Split(' ');
            var changes = parts[1] == "-" ? [] : parts[1].Split(',').Select(change => change.Split(':')).Select(c => (At: long.Parse(c[0]) * 1000, Offset: long.Parse(c[1]) * 1000)).ToList();
            var offset = long.Parse(parts[0]) * 1000;
            var zone = TimeZoneRelease.Current.Find(parts[2].Split(',')[0])!;
            var days = WindowSeries.Day(zone);
            var months = Enumerable.Range(1, 130).Select(month => new LocalDate(2020, 1, 1).PlusMonths(month));
            var around = changes.Select(change => zone.DateAt(change.At)).SelectMany(date => new[] { date.PlusDays(-1), date, date.PlusDays(1) });
            foreach (var date in months.Concat(around).Where(date => date.Year is >= 2020 and < 2031 && date != new LocalDate(2020, 1, 1)))
            {
                var first = FirstMinute(date, offset, changes);

                days.Containing(first)!.Value.Span.Start.ShouldBe(first, $"{zone.Id} {date}");
                days.Containing(first)!.Value.FirstDay.ShouldBe(date, zone.Id);
                DateTimeZoneProviders.Tzdb[zone.Id].AtStartOfDay(date).ToInstant().ToUnixTimeMilliseconds().ShouldBe(first, $"{zone.Id} {date}");
                checkedDays++;
            }
        }
        checkedDays.ShouldBeGreaterThan(10_000);
    }

    private static long FirstMinute(LocalDate date, long offset, List<(long At, long Offset)> changes)
    {
        var midnight = date.AtMidnight().InUtc().ToInstant().ToUnixTimeMilliseconds();
        var at = midnight - (15 * 60 * Minutes);
        while (at + changes.Where(change => change.At <= at).Select(change => change.Offset).LastOrDefault(offset) < midnight)
        {
            at += Minutes;
        }
        return at;
    }
}
