using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Calendars;

/// <summary>The open spans of one UTC year, ascending and disjoint, with running sums: every question about the year is a binary search.</summary>
internal sealed class OpenYear
{
    public const int First = 1;
    public const int Last = 9999;

    /// <summary>The first instant that no format of ours can write.</summary>
    public static readonly long EndOfTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() + 1;

    // A local day lies within 18 hours of the UTC day of its name, and a skipped time moves by at most one day.
    private const int DaysAround = 2;

    private readonly Span[] _open;
    private readonly long[] _before;

    private OpenYear(Span year, SpanSet open)
    {
        (Year, _open, _before) = (year, [.. open], new long[open.Count]);
        foreach (var (i, span) in _open.Index())
        {
            _before[i] = Total;
            Total += span.Length;
        }
    }

    /// <summary>The year itself.</summary>
    public Span Year { get; }

    /// <summary>Open milliseconds in the whole year.</summary>
    public long Total { get; }

    public IReadOnlyList<Span> Open => _open;

    /// <summary>The end of the year's last open span.</summary>
    public long LastEnd => _open[^1].End;

    /// <summary>Whether an instant and the local dates around it lie in the years 0001 to 9999.</summary>
    public static bool IsWithinReach(long at) =>
        at >= (FirstDay + DaysAround) * LocalClock.Day && at < (LastDay - DaysAround) * LocalClock.Day;

    public static int Of(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at).Year;

    public static Span Bounds(int year) => new(
        new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(),
        year == Last ? EndOfTime : new DateTimeOffset(year + 1, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());

    /// <summary>All the time of which a zone's clocks are looked at to answer questions inside of a window.</summary>
    public static Span Reach(Span window) => new(
        Math.Max(Bounds(Of(window.Start)).Start - ((DaysAround + 2) * LocalClock.Day), Bounds(First).Start),
        Math.Min(Bounds(Of(window.End)).End + ((DaysAround + 2) * LocalClock.Day), EndOfTime - 1));

    public static OpenYear Build(int year, IReadOnlyList<CalendarVersion> versions)
    {
        var bounds = Bounds(year);
        var open = new List<Span>();
        foreach (var part in VersionSpan.Within(bounds, versions))
        {
            var from = Math.Max(LocalClock.DayOf(part.Decides.Start) - DaysAround, FirstDay);
            var to = Math.Min(LocalClock.DayOf(part.Decides.End) + DaysAround, LastDay);
            for (var day = from; day <= to; day++)
            {
                part.AddOpening(day, open);
            }
        }
        return new OpenYear(bounds, SpanSet.Of(open));
    }

    /// <summary>Open milliseconds from the year's start to an instant.</summary>
    public long OpenBefore(long at)
    {
        var i = CountStartingBefore(at) - 1;
        return i < 0 ? 0 : _before[i] + Math.Min(at - _open[i].Start, _open[i].Length);
    }

    public bool IsOpen(long at) => CountStartingBefore(at + 1) is var i and > 0 && _open[i - 1].Contains(at);

    /// <summary>The first open instant at or after one; null when there is none in this year.</summary>
    public long? FirstOpen(long at)
    {
        var i = FirstEndingAfter(at);
        return i < _open.Length ? Math.Max(at, _open[i].Start) : null;
    }

    /// <summary>The last instant at or before one that is open or ends an open span; null when there is none in this year.</summary>
    public long? LastOpen(long at)
    {
        var i = CountStartingBefore(at) - 1;
        return i < 0 ? null : Math.Min(at, _open[i].End);
    }

    /// <summary>The earliest instant that has so much open time before it in this year, 0 &lt; <paramref name="open"/> ≤ <see cref="Total"/>.</summary>
    public long EarliestWith(long open)
    {
        var i = CountWithLessBefore(open) - 1;
        return _open[i].Start + (open - _before[i]);
    }

    /// <summary>The latest instant that has so much open time before it in this year and some after it, 0 ≤ <paramref name="open"/> &lt;
    /// <see cref="Total"/>.</summary>
    public long LatestWith(long open)
    {
        var i = CountWithLessBefore(open + 1) - 1;
        return _open[i].Start + (open - _before[i]);
    }

    /// <summary>The index of the first span that ends after an instant; the number of spans when none does.</summary>
    public int FirstEndingAfter(long at)
    {
        var i = CountStartingBefore(at + 1);
        return i > 0 && _open[i - 1].End > at ? i - 1 : i;
    }

    private static int FirstDay { get; } = LocalClock.Number(new NodaTime.LocalDate(First, 1, 1));

    private static int LastDay { get; } = LocalClock.Number(new NodaTime.LocalDate(Last, 12, 31));

    private int CountStartingBefore(long at)
    {
        var (low, high) = (0, _open.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _open[middle].Start < at ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private int CountWithLessBefore(long open)
    {
        var (low, high) = (0, _before.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _before[middle] < open ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}
