using Upheld.Figures.Exact;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>What a file asks: one window or several, with defaults that depend on each.</summary>
internal sealed record AvailabilityQuestion
{
    /// <summary>The windows, in the order of the file.</summary>
    public required IReadOnlyList<Span> Windows { get; init; }

    /// <summary>Whether the file asked for a list, so that the answer is one too.</summary>
    public required bool IsList { get; init; }

    /// <summary>The instant of the evaluation; null = the end of each window.</summary>
    public long? AsOf { get; init; }

    /// <summary>What was known; null = what was known at the evaluation.</summary>
    public long? KnownAt { get; init; }

    public required Rational Target { get; init; }

    public required IServiceHours ServiceHours { get; init; }

    public ProbeState InitialState { get; init; }

    public required IReadOnlyList<StateEvent> Events { get; init; }

    public required IReadOnlyList<MaintenanceWindow> Maintenance { get; init; }

    public required IReadOnlyList<Exclusion> Exclusions { get; init; }

    public required AvailabilityPolicies Policies { get; init; }

    /// <summary>The answer to each window. Windows that know the same share the work.</summary>
    public IEnumerable<AvailabilityAnswer> Answers()
    {
        var isTimeless = KnowsAllAlways();
        AvailabilityEvaluation? shared = null;
        long sharedKnownAt = 0;
        foreach (var window in Windows)
        {
            var asOf = AsOf ?? window.End;
            var knownAt = isTimeless ? long.MaxValue : KnownAt ?? asOf;
            if (shared is null || knownAt != sharedKnownAt || Policies.Contract is null)
            {
                shared = new AvailabilityEvaluation(RequestFor(window, asOf, knownAt));
                sharedKnownAt = knownAt;
            }
            yield return WindowJudgement.Of(window, asOf, [shared.Sum(window, asOf)]);
        }
    }

    private bool KnowsAllAlways() =>
        Events.All(told => told.RecordedAt is null)
        && Maintenance.All(window => window.RecordedAt is null)
        && Exclusions.All(exclusion => exclusion.RecordedAt is null);

    private AvailabilityRequest RequestFor(Span window, long asOf, long knownAt) => new()
    {
        Window = window,
        AsOf = asOf,
        KnownAt = knownAt,
        Target = Target,
        States = StateBand.Of(StateTimeline.Of(InitialState, Events, knownAt)),
        ServiceHours = ServiceHours,
        Maintenance = Maintenance,
        Exclusions = Exclusions,
        Policies = Policies,
    };
}
