using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>How a monitor or service is now.</summary>
public enum StateValue
{
    /// <summary>Answers as it should.</summary>
    Up,

    /// <summary>Answers in part, or too slowly.</summary>
    Degraded,

    /// <summary>Does not answer as it should.</summary>
    Down,

    /// <summary>Its last result is too old to say.</summary>
    Unknown,

    /// <summary>Inside a maintenance window.</summary>
    Maintenance,

    /// <summary>Stopped by someone.</summary>
    Paused,

    /// <summary>No result yet.</summary>
    Pending,
}

/// <summary>A state: shape, word and colour.</summary>
public sealed partial class State
{
    /// <summary>The state.</summary>
    [Parameter, EditorRequired] public StateValue Value { get; set; }

    private (Tone Tone, Glyph Of, Surround In) Look => Value switch
    {
        StateValue.Up => (Tone.Ok, Glyph.ArrowUp, Surround.Disc),
        StateValue.Degraded => (Tone.Warn, Glyph.Warning, Surround.Disc),
        StateValue.Down => (Tone.Bad, Glyph.ArrowDown, Surround.Disc),
        StateValue.Maintenance => (Tone.Planned, Glyph.Wrench, Surround.Ring),
        StateValue.Paused => (Tone.Neutral, Glyph.Pause, Surround.Ring),
        StateValue.Pending => (Tone.Neutral, Glyph.Clock, Surround.BrokenRing),
        _ => (Tone.Unknown, Glyph.Question, Surround.BrokenRing),
    };
}
