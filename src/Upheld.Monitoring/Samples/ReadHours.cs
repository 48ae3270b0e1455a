using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Samples;

/// <summary>The hours of one series for charts: stored ones of closed days, and the rest computed from samples.</summary>
internal sealed class ReadHours(ISampleStore store, MonitorHistories histories, ReadSamples samples, IClock clock)
{
    private const long DayLength = 86_400_000;

    /// <param name="series">The series.</param>
    /// <param name="span">Cut to whole hours, outwards; what lies in the future is left out.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <returns>Hour after hour; an hour that has begun counts the rest of itself as unknown. None when the series was never scheduled.</returns>
    public async Task<IReadOnlyList<HourRollUp>> ExecuteAsync(SeriesId series, Span span, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        var from = HourRollUp.HourOf(span.Start);
        var to = Math.Min(HourRollUp.HourOf(span.End + HourRollUp.Length - 1), HourRollUp.HourOf(now) + HourRollUp.Length);
        if (to <= from || await histories.FindAsync(series, cancellation) is not { } history)
        {
            return [];
        }

        var (firstDay, lastDay) = ((int)(StateHistory.DayOf(from) / DayLength), (int)(StateHistory.DayOf(to - 1) / DayLength));
        var stored = (await store.ReadHoursAsync(series, firstDay, lastDay, cancellation)).ToDictionary(day => day.Day, day => RollUpBlock.Unpack(day.Hours));
        var hours = new List<HourRollUp>();
        for (var day = firstDay; day <= lastDay; day++)
        {
            var ofDay = stored.TryGetValue(day, out var found) ? found : await ComputeAsync(history, day, now, cancellation);
            hours.AddRange(ofDay.Where(hour => hour.Hour >= from && hour.Hour < to));
        }

        return hours;
    }

    private async Task<IReadOnlyList<HourRollUp>> ComputeAsync(MonitorHistory history, int day, long now, CancellationToken cancellation)
    {
        var span = new Span(day * DayLength, (day + 1) * DayLength);
        var ofDay = await samples.ExecuteAsync(history.Series, span, cancellation);
        return HourRollUp.Of(span.Start, span.End, EndedAt(history.TimelineAt(now), now), ofDay.Select(sample => (sample.At, sample.Sample)));
    }

    /// <summary>What is still to come is unknown.</summary>
    private static StateTimeline EndedAt(StateTimeline timeline, long now) => StateTimeline.Of(
        timeline.Initial,
        [
            .. timeline.Transitions.ToArray().Where(change => change.At < now).Select(change => new StateEvent(change.At, change.State, change.Earliest)),
            new StateEvent(now, ProbeState.Unknown),
        ]);
}
