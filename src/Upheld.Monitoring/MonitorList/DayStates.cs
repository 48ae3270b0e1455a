using NodaTime;
using Upheld.Design.Charts;
using Upheld.Figures.Availability;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Monitoring.MonitorList;

/// <summary>The last days as bars show them: each at its worst.</summary>
internal sealed class DayStates
{
    public const int Count = 90;

    private readonly Span[] _days;

    private DayStates(LocalDate first, Span[] days) => (First, _days) = (first, days);

    /// <summary>The first day.</summary>
    public LocalDate First { get; }

    /// <summary>Each day, its last one cut at now.</summary>
    public IReadOnlyList<Span> Days => _days;

    /// <summary>The days that end with today in a zone.</summary>
    public static DayStates Until(Instant now, DateTimeZone zone)
    {
        var first = now.InZone(zone).Date.PlusDays(1 - Count);
        var starts = Enumerable.Range(0, Count).Select(day => zone.AtStartOfDay(first.PlusDays(day)).ToInstant().ToUnixTimeMilliseconds()).Append(now.ToUnixTimeMilliseconds()).ToArray();
        return new DayStates(first, [.. Enumerable.Range(0, Count).Select(day => new Span(starts[day], Math.Max(starts[day], starts[day + 1])))]);
    }

    /// <param name="timeline">The states.</param>
    /// <param name="since">When it began to be watched, in milliseconds: days before are outside.</param>
    public IReadOnlyList<DayState> Of(StateTimeline timeline, long since)
    {
        var states = new DayState[_days.Length];
        for (var day = 0; day < _days.Length; day++)
        {
            states[day] = Cut(_days[day], since) is { IsEmpty: false } watched ? Of(UptimeSum.Over(timeline, watched)) : DayState.Outside;
        }

        return states;
    }

    /// <summary>The part of a day in which something was watched.</summary>
    public static Span Cut(Span day, long since) => new(Math.Clamp(since, day.Start, day.End), day.End);

    /// <summary>The day's bar: a second of failure colours it, and a day that was mostly not measured is not called up.</summary>
    public static DayState Of(in Ledger day) =>
        day.Down > 0 ? DayState.Down
        : day.Degraded > 0 ? DayState.Degraded
        : day.Up > 0 && day.Up >= day.Unknown ? DayState.Up
        : day.Excluded > 0 ? DayState.Maintenance
        : day.Unknown == 0 && day.Up == 0 ? DayState.Outside
        : DayState.Unknown;
}
