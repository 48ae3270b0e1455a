using Upheld.Evidence.Canonical;

namespace Upheld.Evidence.Bundles;

/// <summary>The leaves that a figure was computed from, by role.</summary>
/// <remarks>The verifier does not take this list on trust: it looks for the leaves itself, in the whole log, and a leaf that counts but is not listed is a
/// fault (completeness), as is one that is listed and does not count.</remarks>
public sealed record FigureInputs
{
    /// <summary>The version of the promise's terms.</summary>
    public IReadOnlyList<LeafRange> Terms { get; init; } = [];

    /// <summary>How the service follows from its monitors.</summary>
    public IReadOnlyList<LeafRange> Bindings { get; init; } = [];

    /// <summary>When checks were due.</summary>
    public IReadOnlyList<LeafRange> Schedules { get; init; } = [];

    /// <summary>The batches of samples and the heartbeats of intervals without any.</summary>
    public IReadOnlyList<LeafRange> Batches { get; init; } = [];

    /// <summary>The same of the installation's log, where shared monitors are used; numbers of leaves of that log.</summary>
    public IReadOnlyList<LeafRange> SharedBatches { get; init; } = [];

    /// <summary>Maintenance, announced and cancelled.</summary>
    public IReadOnlyList<LeafRange> Maintenance { get; init; } = [];

    /// <summary>Exclusions, recorded and withdrawn.</summary>
    public IReadOnlyList<LeafRange> Exclusions { get; init; } = [];

    /// <summary>Corrections of states.</summary>
    public IReadOnlyList<LeafRange> Corrections { get; init; } = [];

    /// <summary>The calendar's versions.</summary>
    public IReadOnlyList<LeafRange> Calendars { get; init; } = [];

    /// <summary>Every range with the name of its role, empty ones left out.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<LeafRange>>> ByRole() =>
        new KeyValuePair<string, IReadOnlyList<LeafRange>>[]
        {
            new("terms", Terms), new("bindings", Bindings), new("schedules", Schedules), new("batches", Batches), new("sharedBatches", SharedBatches),
            new("maintenance", Maintenance), new("exclusions", Exclusions), new("corrections", Corrections), new("calendars", Calendars),
        }.Where(role => role.Value.Count > 0);

    /// <summary>Reads the inputs of a figure.</summary>
    /// <exception cref="EvidenceException"><c>report.malformed</c>, or a code under <c>leaf.</c></exception>
    public static FigureInputs Parse(CanonicalObject json)
    {
        json.RequireOnly("terms", "bindings", "schedules", "batches", "sharedBatches", "maintenance", "exclusions", "corrections", "calendars");
        return new FigureInputs
        {
            Terms = Ranges(json, "terms"),
            Bindings = Ranges(json, "bindings"),
            Schedules = Ranges(json, "schedules"),
            Batches = Ranges(json, "batches"),
            SharedBatches = Ranges(json, "sharedBatches"),
            Maintenance = Ranges(json, "maintenance"),
            Exclusions = Ranges(json, "exclusions"),
            Corrections = Ranges(json, "corrections"),
            Calendars = Ranges(json, "calendars"),
        };
    }

    /// <summary>The inputs as JSON; roles without leaves are left out.</summary>
    public CanonicalObject ToJson()
    {
        var json = new CanonicalObject();
        foreach (var (role, ranges) in ByRole())
        {
            json.Add(role, LeafRange.ToArray(ranges));
        }

        return json;
    }

    private static IReadOnlyList<LeafRange> Ranges(CanonicalObject json, string role) =>
        json.TryGet(role, out _) ? LeafRange.Parse(json.Array(role)) : [];
}
