using Upheld.Figures.Timelines;

namespace Upheld.Figures.Samples;

/// <summary>From samples to states: the rules by which a server and a verifier both turn the checks of one monitor at one place into time that was
/// up, degraded, down or unknown.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>A sample's state holds from the instant its check began until the next sample's, but no longer than
/// <see cref="ProbeSchedule.ValidUntil"/>; then the state is unknown.</item>
/// <item>As many failures in a row as the schedule asks for confirm an outage, which began at the first of them; as many successes in a row end it,
/// at the first of them. Degraded is a success here. A sample that found nothing out is neither and does not break a row.</item>
/// <item>A change carries the last instant known to hold the state before, so that figures have bounds.</item>
/// </list>
/// <para>A pure step over an immutable state: samples come in the order of their instants, ties in the order of records. What comes late is not
/// taken: <see cref="StateHistory"/> folds again from there.</para>
/// </remarks>
public static class StateFold
{
    /// <summary>Takes one sample.</summary>
    /// <param name="schedule">The monitor's schedule, every part that began before the sample included.</param>
    /// <param name="state">The state after the sample before; the default before the first.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="step">What it brought about.</param>
    /// <returns>The state after it; the same when it was not taken.</returns>
    public static FoldState Step(ProbeSchedule schedule, in FoldState state, in Sample sample, out FoldStep step)
    {
        if (!schedule.TryInstantOf(sample, out var at))
        {
            step = new FoldStep(FoldOutcome.Unscheduled, null, null, null, null);
            return state;
        }

        if (state.Last is { } last)
        {
            var order = at.CompareTo(state.LastAt);
            order = order != 0 ? order : sample.CompareTo(last);
            if (order <= 0)
            {
                step = new FoldStep(order == 0 ? FoldOutcome.Duplicate : FoldOutcome.Late, null, null, null, null);
                return state;
            }
        }

        var expired = ExpiryBefore(schedule, state, at);
        var before = expired is null ? StateOf(state) : ProbeState.Unknown;
        var earliest = before == ProbeState.Unknown ? at : state.LastAt;
        Transition? changed = sample.State == before ? null : new Transition(at, sample.State, earliest);
        var next = sample.State switch
        {
            ProbeState.Down => Fail(schedule, state, sample, at, out step),
            ProbeState.Unknown => Skip(state, out step),
            _ => Succeed(schedule, state, sample, at, out step),
        };
        step = step with { Expired = expired, Changed = changed };
        return next with { LastAt = at, Last = sample };
    }

    /// <summary>The state at an instant after the last sample taken: unknown once its result is too old.</summary>
    public static ProbeState StateAt(ProbeSchedule schedule, in FoldState state, long now) =>
        ExpiryBefore(schedule, state, now + 1) is null ? StateOf(state) : ProbeState.Unknown;

    /// <summary>The change to unknown that lies between the last sample taken and an instant; null when its result is still valid just before it, or
    /// the state is unknown already.</summary>
    public static Transition? ExpiryBefore(ProbeSchedule schedule, in FoldState state, long at)
    {
        if (state.Last is not { State: not ProbeState.Unknown } last)
        {
            return null;
        }

        var until = schedule.ValidUntil(last.Slot, state.LastAt);
        return until < at ? new Transition(until, ProbeState.Unknown, state.LastAt) : null;
    }

    private static ProbeState StateOf(in FoldState state) => state.Last?.State ?? ProbeState.Unknown;

    private static FoldState Fail(ProbeSchedule schedule, in FoldState state, in Sample sample, long at, out FoldStep step)
    {
        var open = state.Open ?? new ProbeOutage(at, state.LastSuccess ?? at, sample.Fault, null);
        var failures = state.Failures + 1;
        ProbeOutage? confirmed = null;
        if (!open.IsConfirmed && failures >= schedule.Of(sample.Slot)!.ConfirmFailures)
        {
            open = open with { ConfirmedAt = at };
            confirmed = open;
        }

        step = new FoldStep(FoldOutcome.Taken, null, null, confirmed, null);
        return state with { Failures = failures, Successes = 0, LastFailure = at, Open = open };
    }

    private static FoldState Succeed(ProbeSchedule schedule, in FoldState state, in Sample sample, long at, out FoldStep step)
    {
        step = new FoldStep(FoldOutcome.Taken, null, null, null, null);
        if (state.Open is not { } open)
        {
            return state with { LastSuccess = at };
        }

        var successes = state.Successes + 1;
        var first = successes == 1 ? at : state.FirstSuccess;
        if (open.IsConfirmed && successes < schedule.Of(sample.Slot)!.ConfirmSuccesses)
        {
            return state with { Failures = 0, Successes = successes, LastSuccess = at, FirstSuccess = first };
        }

        step = step with { Ended = open with { End = first, EndEarliest = state.LastFailure, EndConfirmedAt = at } };
        return state with { Failures = 0, Successes = 0, LastSuccess = at, FirstSuccess = 0, Open = null };
    }

    private static FoldState Skip(in FoldState state, out FoldStep step)
    {
        step = new FoldStep(FoldOutcome.Taken, null, null, null, null);
        return state;
    }
}
