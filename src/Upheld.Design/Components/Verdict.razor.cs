using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>How a promise was judged.</summary>
public enum VerdictValue
{
    /// <summary>The window is not over and nothing is decided.</summary>
    Open,

    /// <summary>Kept, even when everything unknown counts against it.</summary>
    Met,

    /// <summary>Broken, even when everything unknown counts for it.</summary>
    Missed,

    /// <summary>The evidence does not decide. Never a success.</summary>
    Unproved,
}

/// <summary>A verdict: shape, word and colour.</summary>
public sealed partial class Verdict
{
    /// <summary>The judgement.</summary>
    [Parameter, EditorRequired] public VerdictValue Value { get; set; }

    private Tone Tone => Value switch
    {
        VerdictValue.Met => Tone.Ok,
        VerdictValue.Missed => Tone.Bad,
        VerdictValue.Unproved => Tone.Unknown,
        _ => Tone.Neutral,
    };

    private (Glyph Of, Surround In) Shape => Value switch
    {
        VerdictValue.Met => (Glyph.Check, Surround.Disc),
        VerdictValue.Missed => (Glyph.Cross, Surround.Disc),
        VerdictValue.Unproved => (Glyph.Question, Surround.BrokenRing),
        _ => (Glyph.Clock, Surround.Ring),
    };
}
