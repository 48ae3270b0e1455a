using Upheld.Evidence.Canonical;

namespace Upheld.Evidence.Bundles;

/// <summary>Something promised that has no figure in a report.</summary>
/// <param name="Figure">What the figure's id would be.</param>
/// <param name="Reason">Why, as a stable code: <c>figure.no_formula</c>.</param>
public sealed record OmittedFigure(string Figure, string Reason)
{
    /// <summary>Reads one of a report.</summary>
    /// <exception cref="EvidenceException"><c>report.malformed</c>, or a code under <c>leaf.</c></exception>
    public static OmittedFigure Parse(CanonicalValue json)
    {
        var omitted = json as CanonicalObject ?? throw new EvidenceException("report.malformed", "What is omitted is an object.");
        omitted.RequireOnly("figure", "reason");
        return new OmittedFigure(omitted.Text("figure"), omitted.Text("reason"));
    }

    /// <summary>It as JSON.</summary>
    public CanonicalObject ToJson() => new() { { "figure", Figure }, { "reason", Reason } };
}
