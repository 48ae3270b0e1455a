using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>Where an open window is heading.</summary>
public enum OutlookValue
{
    /// <summary>The promise will be kept if nothing changes.</summary>
    OnTrack,

    /// <summary>Too much of the budget went too early.</summary>
    AtRisk,
}

/// <summary>The outlook of an open window; a dash where there is none.</summary>
public sealed partial class Outlook
{
    /// <summary>The outlook; null for a closed window or when too little is known.</summary>
    [Parameter, EditorRequired] public OutlookValue? Value { get; set; }

    /// <summary>The probability beside it, as text.</summary>
    [Parameter] public string? Probability { get; set; }
}
