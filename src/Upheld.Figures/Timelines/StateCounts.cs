using Upheld.Figures.Samples;

namespace Upheld.Figures.Timelines;

/// <summary>How many parts of something composed are in which state at one instant.</summary>
public readonly record struct StateCounts(int Unknown, int Up, int Degraded, int Down)
{
    /// <summary>All parts.</summary>
    public int Total => Unknown + Up + Degraded + Down;

    /// <summary>Parts that serve, well or badly.</summary>
    public int Available => Up + Degraded;

    /// <summary>Parts about which something is known.</summary>
    public int Valid => Up + Degraded + Down;

    /// <summary>The counts with one part more (or less) in a state.</summary>
    public StateCounts Add(ProbeState state, int parts) => state switch
    {
        ProbeState.Unknown => this with { Unknown = Unknown + parts },
        ProbeState.Up => this with { Up = Up + parts },
        ProbeState.Degraded => this with { Degraded = Degraded + parts },
        _ => this with { Down = Down + parts },
    };
}
