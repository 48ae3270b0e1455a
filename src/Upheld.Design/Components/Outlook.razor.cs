using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>Where an open window is heading.</summary>
public enum OutlookValue
{
    /// <summary>The promise will be kept if nothing changes.</summary>
    OnTrack,

    /// <summary>Too much of the budget went too early.</summary>
    AtRisk,

    /// <summary>Too much time has no evidence: the promise cannot be proved kept any more.</summary>
    EvidenceMissing,
}

/// <summary>The outlook of an open window; a dash where there is none.</summary>
public sealed partial class Outlook
{
    /// <summary>The outlook; null for a closed window or when too little is known.</summary>
    [Parameter, EditorRequired] public OutlookValue? Value { get; set; }

    /// <summary>The probability beside it, as text.</summary>
    [Parameter] public string? Probability { get; set; }

    private Tone Tone => Value switch
    {
        OutlookValue.AtRisk => Tone.Warn,
        OutlookValue.EvidenceMissing => Tone.Unknown,
        _ => Tone.Ok,
    };

    private (Glyph Of, Surround In) Shape => Value switch
    {
        OutlookValue.AtRisk => (Glyph.Warning, Surround.None),
        OutlookValue.EvidenceMissing => (Glyph.Question, Surround.BrokenRing),
        _ => (Glyph.ArrowUp, Surround.Ring),
    };
}
