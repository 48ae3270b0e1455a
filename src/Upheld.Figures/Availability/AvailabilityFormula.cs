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
    public static AvailabilityAnswer Evaluate(AvailabilityRequest request) => WindowJudgement.Of(request.Window, request.AsOf, [new AvailabilityEvaluation(request).Sum(request.Window, request.AsOf)]);

    /// <summary>Answers for a window in which the rules changed.</summary>
    /// <param name="window">The window.</param>
    /// <param name="asOf">The instant of the evaluation.</param>
    /// <param name="pieces">A request for each stretch of the window with rules of its own, in order and without overlaps; at least one. In what they leave of the
    /// window nothing was promised.</param>
    /// <exception cref="ArgumentException">There is no piece, or one is empty or not where it belongs.</exception>
    public static AvailabilityAnswer Evaluate(Span window, long asOf, IReadOnlyList<AvailabilityRequest> pieces)
    {
        if (pieces is [] || pieces.Any(piece => piece.Window.Intersect(window) != piece.Window || piece.AsOf != asOf)
            || pieces.Zip(pieces.Skip(1)).Any(pair => pair.First.Window.End > pair.Second.Window.Start))
        {
            throw new ArgumentException("the pieces of a window lie in it, in order, and there is at least one", nameof(pieces));
        }
        return WindowJudgement.Of(window, asOf, [.. pieces.Select(piece => new AvailabilityEvaluation(piece).Sum(piece.Window, asOf, window))]);
    }

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
            yield return WindowJudgement.Of(window, asOf, [shared.Sum(window, asOf)]);
        }
    }

    /// <summary>The stretches that the ledger of the request sums, in order and without gaps.</summary>
    public static IEnumerable<LedgerSegment> Segments(AvailabilityRequest request) => new AvailabilityEvaluation(request).Segments(request.Window, request.AsOf);
}
