using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Upheld.Design.Components;

namespace Upheld.Monitoring.Checks;

/// <summary>What one check found. Everything from outside is shown as text and never as markup.</summary>
public sealed partial class CheckFacts
{
    /// <summary>Its verdict.</summary>
    [Parameter, EditorRequired] public StateValue State { get; set; }

    /// <summary>How long it took.</summary>
    [Parameter, EditorRequired] public string Latency { get; set; } = "";

    /// <summary>The protocol's own answer.</summary>
    [Parameter] public int? Status { get; set; }

    /// <summary>Its <see cref="CheckDetail"/>, a type of this module that a public property cannot name; null when none was kept.</summary>
    [Parameter] public object? Content { get; set; }

    [CascadingParameter] private DateTimeZone? PageZone { get; set; }

    private CheckDetail? Detail => (CheckDetail?)Content;

    private DateTimeZone Zone => PageZone ?? DateTimeZone.Utc;

    private IEnumerable<(string Phase, Duration Took)> Phases => new (string, Duration?)[]
    {
        ("Dns", Detail?.Phases.Dns), ("Connect", Detail?.Phases.Connect), ("Tls", Detail?.Phases.Tls), ("FirstByte", Detail?.Phases.FirstByte), ("Body", Detail?.Phases.Body),
    }.Where(phase => phase.Item2 is not null).Select(phase => (phase.Item1, phase.Item2!.Value));

    private static IReadOnlyList<TItem> List<TItem>(ImmutableArray<TItem> items) => items.IsDefaultOrEmpty ? [] : items;
}
