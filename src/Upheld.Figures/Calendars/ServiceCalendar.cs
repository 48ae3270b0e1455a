using NodaTime;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Calendars;

/// <summary>When a service is open: versions of local hours in a time zone, and the arithmetic of open time.</summary>
/// <remarks>Instants and lengths are whole milliseconds, as in <see cref="Span"/>; a length of open time is real elapsed time, so an office open from
/// 00:00 to 24:00 has 23 or 25 hours on the days the clocks change. Safe for use by many threads: what it keeps (its open spans, a year at a time) never
/// changes once built. Rules: spec of the service desk, section 1.</remarks>
public sealed class ServiceCalendar : IServiceHours
{
    private readonly OpenYears _years;
    private readonly BusinessDays _days;

    /// <summary>Builds a calendar from its versions.</summary>
    /// <param name="versions">At least one; their dates ascend, and only the first may have none.</param>
    /// <exception cref="ArgumentException">The versions are not so.</exception>
    public ServiceCalendar(IReadOnlyList<CalendarVersion> versions)
    {
        if (versions is [] || versions.Skip(1).Any(version => version.ValidFrom is null)
            || versions.Zip(versions.Skip(1)).Any(pair => pair.First.ValidFrom is { } from && from >= pair.Second.ValidFrom))
        {
            throw new ArgumentException("A calendar has at least one version, and the dates of its versions ascend.", nameof(versions));
        }
        Versions = [.. versions];
        _years = new OpenYears(Versions);
        _days = new BusinessDays(_years);
    }

    /// <summary>Builds a calendar of one version without beginning.</summary>
    public ServiceCalendar(IZoneRules zone, CalendarRules rules)
        : this([new CalendarVersion(null, zone, rules)])
    {
    }

    /// <summary>The calendar <c>24x7</c>: open at all times, with UTC dates as business days.</summary>
    public static ServiceCalendar Always { get; } = new(UtcZone.Instance, CalendarRules.AlwaysOpen);

    /// <summary>The versions, in the order of their dates.</summary>
    public IReadOnlyList<CalendarVersion> Versions { get; }

    /// <summary>Whether it is open at an instant; the start of a span is, its end is not.</summary>
    public bool IsOpen(long at) => _years[OpenYear.Of(at)].IsOpen(at);

    /// <summary>The open spans inside of a range, clipped to it, ascending, none touching another. They are computed as they are taken.</summary>
    public IEnumerable<Span> OpenSpans(Span range) => OpenPeriods.Within(_years, range);

    /// <summary>Open milliseconds in [<paramref name="start"/>, <paramref name="end"/>); 0 when the end is not after the start.</summary>
    public long Elapsed(long start, long end)
    {
        if (end <= start)
        {
            return 0;
        }
        // The end of a year belongs to it here: a whole year needs no other.
        var (from, to) = (OpenYear.Of(start), OpenYear.Of(end - 1));
        var open = _years[to].OpenBefore(end) - _years[from].OpenBefore(start);
        for (var year = from; year < to; year++)
        {
            open += _years[year].Total;
        }
        return open;
    }

    /// <summary>Open time in [<paramref name="start"/>, <paramref name="end"/>), that inside of the pauses apart. Pauses may overlap and come in any
    /// order.</summary>
    public ElapsedTime Elapsed(long start, long end, IReadOnlyList<Span>? pauses)
    {
        var range = new Span(start, Math.Max(start, end));
        var paused = 0L;
        foreach (var pause in Merged(pauses))
        {
            var inside = pause.Intersect(range);
            paused += Elapsed(inside.Start, inside.End);
        }
        return new ElapsedTime(Elapsed(start, end) - paused, paused);
    }

    /// <summary>The earliest instant at which so much open, unpaused time has passed since <paramref name="start"/>; for 0 the first open, unpaused
    /// instant.</summary>
    /// <param name="start">From when.</param>
    /// <param name="work">Milliseconds of open time, not negative.</param>
    /// <param name="pauses">May overlap and come in any order.</param>
    /// <returns>The instant, or <c>calendar.never_open</c> or <c>time.out_of_range</c>.</returns>
    public CalendarAnswer<long> Add(long start, long work, IReadOnlyList<Span>? pauses = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(work);
        var at = start;
        foreach (var pause in Merged(pauses))
        {
            if (pause.End <= at)
            {
                continue;
            }
            var due = OpenWalk.Forward(_years, at, work);
            if (!due.IsOk || due.Value < pause.Start || (due.Value == pause.Start && work > 0))
            {
                return due;
            }
            work -= Elapsed(at, pause.Start);
            at = pause.End;
        }
        return OpenWalk.Forward(_years, at, work);
    }

    /// <summary>The latest instant from which so much open time passes until <paramref name="start"/>; for 0 the last open instant at or before it, where
    /// the end of a
    /// span counts.</summary>
    /// <param name="start">Until when.</param>
    /// <param name="work">Milliseconds of open time, not negative.</param>
    /// <returns>The instant, or <c>calendar.never_open</c> or <c>time.out_of_range</c>.</returns>
    public CalendarAnswer<long> Subtract(long start, long work)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(work);
        return OpenWalk.Back(_years, start, work);
    }

    /// <summary>Moves by business days (local dates with open time), keeps the time of day, then rolls into open time: forward, or back for a negative number.
    /// From a closed date 0 rolls forward, and the first business day after (before) it counts as 1.</summary>
    /// <param name="start">From when.</param>
    /// <param name="days">How many business days; negative ones go back.</param>
    /// <param name="endOfDay">The closing of the target date in place of the time of day.</param>
    /// <returns>The instant, or <c>calendar.never_open</c> or <c>time.out_of_range</c>.</returns>
    public CalendarAnswer<long> AddDays(long start, int days, bool endOfDay = false) => endOfDay ? _days.MoveToClosing(start, days) : _days.Move(start, days);

    /// <summary>The next open spans, touching ones merged; the first begins at <paramref name="start"/> when that is inside of one.</summary>
    /// <returns>Exactly <paramref name="count"/> spans, or <c>calendar.never_open</c>, <c>calendar.unbounded</c> or <c>time.out_of_range</c>.</returns>
    public CalendarAnswer<IReadOnlyList<Span>> NextSpans(long start, int count) => OpenPeriods.Next(_years, start, count);

    private static SpanSet Merged(IReadOnlyList<Span>? pauses) => pauses is null or [] ? SpanSet.Empty : SpanSet.Of(pauses);
}
