using System.Globalization;

using Upheld.Evidence.Canonical;

namespace Upheld.Evidence.Bundles;

/// <summary>Leaves that were signed once and that a restore has lost.</summary>
/// <param name="Log">The log's origin.</param>
/// <param name="From">Index of the first of them.</param>
/// <param name="To">The first index after them.</param>
public sealed record LostLeaves(string Log, long From, long To)
{
    /// <summary>Reads one of a report.</summary>
    /// <exception cref="EvidenceException"><c>report.malformed</c>, or a code under <c>leaf.</c></exception>
    public static LostLeaves Parse(CanonicalValue json)
    {
        var lost = json as CanonicalObject ?? throw new EvidenceException("report.malformed", "What is lost is an object.");
        lost.RequireOnly("log", "from", "to");
        return new LostLeaves(lost.Text("log"), lost.Integer("from"), lost.Integer("to"));
    }

    /// <summary>It as JSON.</summary>
    public CanonicalObject ToJson() => new() { { "log", Log }, { "from", From }, { "to", To } };

    /// <summary><c>example.com/c/7f3a/log 5–8</c>.</summary>
    public override string ToString() =>
        To - From == 1 ? string.Create(CultureInfo.InvariantCulture, $"{Log} {From}") : string.Create(CultureInfo.InvariantCulture, $"{Log} {From}\u2013{To - 1}");
}
