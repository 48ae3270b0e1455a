namespace Upheld.Design.Components;

/// <summary>What a colour says. It never speaks alone: a word, and mostly a shape, stands with it.</summary>
public enum Tone
{
    /// <summary>Nothing in particular.</summary>
    Neutral,

    /// <summary>As promised.</summary>
    Ok,

    /// <summary>Needs a look.</summary>
    Warn,

    /// <summary>Broken or missed.</summary>
    Bad,

    /// <summary>Cannot be said from what is known.</summary>
    Unknown,

    /// <summary>Planned or set aside on purpose.</summary>
    Planned,

    /// <summary>Draws the eye, without judging.</summary>
    Accent,
}
