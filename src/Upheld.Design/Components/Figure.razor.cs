using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>A number with what it needs to be believed: its bounds, its target and the way down to its facts. Numbers arrive as text, floored where they were computed.</summary>
public sealed partial class Figure
{
    /// <summary>What it is: "Availability, 2026".</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>The number; null reads "no figure" and never 0.</summary>
    [Parameter, EditorRequired] public string? Value { get; set; }

    /// <summary>Its unit, set smaller.</summary>
    [Parameter] public string? Unit { get; set; }

    /// <summary>The lower bound, with unit.</summary>
    [Parameter] public string? Low { get; set; }

    /// <summary>The upper bound, with unit.</summary>
    [Parameter] public string? High { get; set; }

    /// <summary>What was promised, with unit.</summary>
    [Parameter] public string? Target { get; set; }

    /// <summary>A further line: "partial: since 2026-03-01".</summary>
    [Parameter] public string? Note { get; set; }

    /// <summary>Where the number opens: formula, facts, samples, receipt.</summary>
    [Parameter] public string? Href { get; set; }

    /// <summary>The edge's colour.</summary>
    [Parameter] public Tone Tone { get; set; }

    /// <summary>More below it: a chart, a verdict.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }
}
