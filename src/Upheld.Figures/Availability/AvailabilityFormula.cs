using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>The availability of a service in a window, as a pure function of a request (spec of availability, part 1).</summary>
/// <remarks><para>Each instant of the window has one class, first match: outside the contract or the service hours; future; excluded; unknown; down; degraded;
/// up. The figure is (up + weight × degraded) ÷ (up + degraded + down): unknown time is left out of it and decides the bounds instead.</para>
/// <para>The window only clips. What an outage counts, which maintenance is valid and how much of it the year allows follow from the whole timeline, so that no
/// choice of windows changes them.</para></remarks>
public static class AvailabilityFormula
{
    /// <summary>Id and version. A report names it, and an old version stays runnable for as long as a report does.</summary>
    public const string Id = "availability/1";

    /// <summary>Answers one request.</summary>
    /// <exception cref="ArgumentException">The window is empty, or a policy or the target is out of its range.</exception>
    public static AvailabilityAnswer Evaluate(AvailabilityRequest request) => new AvailabilityEvaluation(request).Answer(request.Window, request.AsOf);

    /// <summary>Answers the same request for several windows, each as seen at its own instant.</summary>
    /// <remarks>What does not depend on the window is worked out once, when the request names a contract period.</remarks>
    /// <param name="request">All but the window and the instant is taken from here.</param>
    /// <param name="windows">The windows and their instants of evaluation.</param>
    public static IEnumerable<AvailabilityAnswer> Evaluate(AvailabilityRequest request, IEnumerable<(Span Window, long AsOf)> windows)
    {
        AvailabilityEvaluation? shared = null;
        foreach (var (window, asOf) in windows)
        {
            if (shared is null || request.Policies.Contract is null)
            {
                shared = new AvailabilityEvaluation(request with { Window = window, AsOf = asOf });
            }
            yield return shared.Answer(window, asOf);
        }
    }

    /// <summary>The stretches that the ledger of the request sums, in order and without gaps.</summary>
    public static IEnumerable<LedgerSegment> Segments(AvailabilityRequest request) => new AvailabilityEvaluation(request).Segments(request.Window, request.AsOf);
}
