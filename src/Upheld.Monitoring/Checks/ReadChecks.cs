using Upheld.Figures.Timelines;
using Upheld.Monitoring.Checking;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Samples;

namespace Upheld.Monitoring.Checks;

/// <summary>Raw checks of one series: the last step of the way down from a figure.</summary>
internal sealed class ReadChecks(ReadSamples samples)
{
    public const int Most = 50;

    /// <summary>The longest an offset can say, and a check of a slot can have begun after it.</summary>
    private const long LongestOffset = 655_360;

    /// <summary>The newest checks before an instant, newest first.</summary>
    public async Task<IReadOnlyList<ShownCheck>> LatestAsync(MonitorHistory history, long before, CancellationToken cancellation)
    {
        var interval = history.Schedule.Parts is [.., var last] ? last.IntervalMs : 60_000;
        var from = Math.Max(before - (Most * interval), before - (3 * 86_400_000L));
        var found = await samples.ExecuteAsync(history.Series, new Span(from, before), cancellation);
        return [.. found.Reverse().Take(Most).Select(sample => new ShownCheck(sample))];
    }

    /// <summary>Every check that belongs to a slot, with its details: the check itself and its immediate repetitions.</summary>
    public async Task<IReadOnlyList<ShownCheck>> OfSlotAsync(MonitorHistory history, uint slot, CancellationToken cancellation)
    {
        if (!history.Schedule.TryDueAt(slot, out var due))
        {
            return [];
        }

        var span = new Span(due, due + LongestOffset);
        var details = (await samples.DetailsAsync(history.Series, span, cancellation)).ToDictionary(pair => pair.Sample.Sample, pair => pair.Detail);
        return
        [
            .. (await samples.ExecuteAsync(history.Series, span, cancellation)).Where(sample => sample.Sample.Slot == slot)
                .Select(sample => new ShownCheck(sample, details.TryGetValue(sample.Sample, out var json) ? ProbeDetailJson.Read(json) : null)),
        ];
    }
}
