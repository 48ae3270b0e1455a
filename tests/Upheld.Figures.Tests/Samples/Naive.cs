using Upheld.Figures.Samples;

namespace Upheld.Figures.Tests.Samples;

/// <summary>A second, slow way to say what samples mean, written from the rules and not from the fold.</summary>
internal static class Naive
{
    public static List<(long At, long Until, Sample Sample)> Instants(ProbeSchedule schedule, IEnumerable<Sample> samples) => samples
        .Distinct()
        .Where(sample => schedule.TryInstantOf(sample, out _))
        .Select(sample =>
        {
            schedule.TryInstantOf(sample, out var at);
            return (At: at, Until: schedule.ValidUntil(sample.Slot, at), Sample: sample);
        })
        .OrderBy(pair => pair.At)
        .ThenBy(pair => pair.Sample)
        .ToList();

    public static ProbeState StateAt(List<(long At, long Until, Sample Sample)> samples, long at)
    {
        var last = samples.LastOrDefault(sample => sample.At <= at);
        return at < last.Until ? last.Sample.State : ProbeState.Unknown;
    }

    public static List<ProbeOutage> Outages(ProbeSchedule schedule, IEnumerable<Sample> samples)
    {
        var known = Instants(schedule, samples).Where(pair => pair.Sample.State != ProbeState.Unknown).ToList();
        var outages = new List<ProbeOutage>();
        var next = 0;
        while (next < known.Count)
        {
            var start = known.FindIndex(next, pair => pair.Sample.State == ProbeState.Down);
            if (start < 0)
            {
                break;
            }

            long? confirmed = null;
            for (var index = start; index < known.Count && confirmed is null && known[index].Sample.State == ProbeState.Down; index++)
            {
                confirmed = index - start + 1 >= schedule.Of(known[index].Sample.Slot)!.ConfirmFailures ? known[index].At : null;
            }

            var end = start + 1;
            int? endConfirmed = null;
            for (; end < known.Count; end++)
            {
                if (known[end].Sample.State != ProbeState.Down && (endConfirmed = confirmed is null ? end : Ends(schedule, known, end)) is not null)
                {
                    break;
                }
            }

            var ended = end < known.Count;
            outages.Add(new ProbeOutage(
                known[start].At,
                start > 0 ? known[start - 1].At : known[start].At,
                known[start].Sample.Fault,
                confirmed,
                ended ? known[end].At : null,
                ended ? known[end - 1].At : null,
                ended ? known[endConfirmed!.Value].At : null));
            next = end;
        }

        return outages;
    }

    public static void ShouldBeSameHistoryAs(this StateHistory one, StateHistory other)
    {
        one.Changes.ShouldBe(other.Changes);
        one.Outages.ShouldBe(other.Outages);
        one.State.ShouldBe(other.State);
        one.TimelineAt(1_000_000_000).ShouldBe(other.TimelineAt(1_000_000_000));
    }

    /// <summary>The success that makes enough in a row, counted from the first of them at an index; null when there are not enough.</summary>
    private static int? Ends(ProbeSchedule schedule, List<(long At, long Until, Sample Sample)> known, int first)
    {
        if (known[first - 1].Sample.State != ProbeState.Down)
        {
            return null;
        }

        for (var index = first; index < known.Count && known[index].Sample.State != ProbeState.Down; index++)
        {
            if (index - first + 1 >= schedule.Of(known[index].Sample.Slot)!.ConfirmSuccesses)
            {
                return index;
            }
        }

        return null;
    }
}
