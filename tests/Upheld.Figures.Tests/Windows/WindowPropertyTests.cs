using CsCheck;
using NodaTime;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;
using Upheld.Figures.Windows;
using static Upheld.Figures.Tests.Calendars.Given;

namespace Upheld.Figures.Tests.Windows;

public sealed class WindowPropertyTests
{
    private static readonly int Size = TestSize.Of(1_000, 50_000);
    private static readonly long From = At("2015-01-01T00:00:00Z");
    private static readonly long To = At("2035-01-01T00:00:00Z");

    private static readonly Gen<IZoneRules> GenZone = Gen.Int[0, TimeZoneRelease.Current.Zones.Count - 1].Select(i => TimeZoneRelease.Current.Find(TimeZoneRelease.Current.Zones[i])!);

    private static readonly Gen<LocalDate> GenDate = Gen.Int[0, 7300].Select(new LocalDate(2015, 1, 1).PlusDays);

    private static readonly Gen<WindowSeries> GenSeries = Gen.Select(GenZone, Gen.Int[0, 5], Gen.Int[1, 31], GenDate).Select((zone, kind, day, date) => kind switch
    {
        0 => WindowSeries.Day(zone),
        1 => WindowSeries.Week(zone, (IsoDayOfWeek)((day % 7) + 1)),
        2 => WindowSeries.Month(zone, day),
        3 => WindowSeries.Quarter(zone, (day % 12) + 1),
        4 => WindowSeries.Year(zone, new AnnualDate(date.Month, date.Day)),
        _ => WindowSeries.ContractYear(zone, date),
    });

    [Fact]
    public void The_window_that_contains_an_instant_contains_it_and_its_neighbours_touch_it() =>
        Gen.Select(GenSeries, Gen.Long[From, To]).Sample((series, at) =>
        {
            if (series.Containing(at) is not { } window)
            {
                return true; // before a contract
            }
            var next = series.Next(window)!.Value;
            var before = series.Previous(window);
            return window.Span.Contains(at) && next.Span.Start == window.Span.End && (before is null || before.Value.Span.End == window.Span.Start)
                && series.Previous(next) == window && series.Containing(window.Span.Start) == window && series.Containing(window.Span.End - 1) == window;
        }, iter: Size);

    [Fact]
    public void The_windows_between_two_instants_hold_every_instant_once() =>
        Gen.Select(GenSeries, Gen.Long[From, To], Gen.Long[1, 400L * 86_400_000]).Sample((series, start, length) =>
        {
            var range = new Span(start, start + length);
            var windows = series.Between(range).ToList();
            return series.Containing(range.Start) is not { } first
                || (windows[0] == first && windows[^1] == series.Containing(range.End - 1) && windows.Sum(w => w.Span.Intersect(range).Length) == range.Length
                    && windows.Zip(windows.Skip(1)).All(pair => pair.First.Span.End == pair.Second.Span.Start));
        }, iter: Size);
}
