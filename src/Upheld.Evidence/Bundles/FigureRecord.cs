using Upheld.Evidence.Canonical;
using Upheld.Evidence.Leaves;

namespace Upheld.Evidence.Bundles;

/// <summary>One published figure: what it is about, which leaves it was computed from, and what came out, exactly.</summary>
/// <remarks>The result's fields belong to the formula; they are integers, or exact rationals as strings, never rounded.</remarks>
public sealed record FigureRecord
{
    /// <summary>Id of the figure within the report.</summary>
    public required string Id { get; init; }

    /// <summary>The customer's id.</summary>
    public required string Customer { get; init; }

    /// <summary>The promise's id.</summary>
    public required string Promise { get; init; }

    /// <summary>The service's id; null when the figure is not about one service.</summary>
    public string? Service { get; init; }

    /// <summary>The formula and its version, such as <c>availability/1</c>.</summary>
    public required string Formula { get; init; }

    /// <summary>First millisecond of the window.</summary>
    public required long Start { get; init; }

    /// <summary>First millisecond after the window.</summary>
    public required long End { get; init; }

    /// <summary>What was recorded later is not known to the figure.</summary>
    public required long KnownAt { get; init; }

    /// <summary>The instant of the evaluation; later time is future.</summary>
    public required long AsOf { get; init; }

    /// <summary>Target and policies as the promise's terms say them; the verifier holds them against the leaf.</summary>
    public required CanonicalObject Terms { get; init; }

    /// <summary>The leaves that it was computed from, by role (<see cref="FigureInputs"/>).</summary>
    public required FigureInputs Inputs { get; init; }

    /// <summary>What came out: the formula's own fields.</summary>
    public required CanonicalObject Result { get; init; }

    /// <summary><c>met</c>, <c>missed</c> or <c>unproved</c>; null while the window is open and not decided.</summary>
    public string? Verdict { get; init; }

    /// <summary>Reads a figure of a report.</summary>
    /// <exception cref="EvidenceException"><c>report.malformed</c>, or a code under <c>leaf.</c></exception>
    public static FigureRecord Parse(CanonicalObject json)
    {
        json.RequireOnly("id", "customer", "promise", "service", "formula", "window", "knownAt", "asOf", "terms", "inputs", "result", "verdict");
        var window = json.Object("window");
        window.RequireOnly("start", "end");
        var figure = new FigureRecord
        {
            Id = json.Text("id"),
            Customer = json.Text("customer"),
            Promise = json.Text("promise"),
            Service = json.TextOrNull("service"),
            Formula = json.Text("formula"),
            Start = LeafTime.Parse(window.Text("start")),
            End = LeafTime.Parse(window.Text("end")),
            KnownAt = LeafTime.Parse(json.Text("knownAt")),
            AsOf = LeafTime.Parse(json.Text("asOf")),
            Terms = json.Object("terms"),
            Inputs = FigureInputs.Parse(json.Object("inputs")),
            Result = json.Object("result"),
            Verdict = json.TextOrNull("verdict"),
        };
        return figure.Start < figure.End && figure.Verdict is null or "met" or "missed" or "unproved"
            ? figure
            : throw new EvidenceException("report.malformed", $"The figure {figure.Id} has an empty window or an unknown verdict.");
    }

    /// <summary>The figure as JSON.</summary>
    public CanonicalObject ToJson()
    {
        var json = new CanonicalObject
        {
            { "id", Id },
            { "customer", Customer },
            { "promise", Promise },
            { "formula", Formula },
            { "window", new CanonicalObject { { "start", LeafTime.ToText(Start) }, { "end", LeafTime.ToText(End) } } },
            { "knownAt", LeafTime.ToText(KnownAt) },
            { "asOf", LeafTime.ToText(AsOf) },
            { "terms", Terms },
            { "inputs", Inputs.ToJson() },
            { "result", Result },
        };
        json.AddIfPresent("service", Service is null ? null : (CanonicalValue)Service);
        json.AddIfPresent("verdict", Verdict is null ? null : (CanonicalValue)Verdict);
        return json;
    }
}
