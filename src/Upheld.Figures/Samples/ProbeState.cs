namespace Upheld.Figures.Samples;

/// <summary>What a check found, or what a monitor is known to be at an instant. The numbers are hashed with the samples: stable for ever.</summary>
public enum ProbeState : byte
{
    /// <summary>Nothing is known: no check, a check of our own that failed, or a result that is too old. Never read as success or failure.</summary>
    Unknown = 0,

    /// <summary>Every criterion holds.</summary>
    Up = 1,

    /// <summary>Available, but slower or weaker than it should be; counted by the contract's weight.</summary>
    Degraded = 2,

    /// <summary>A criterion fails.</summary>
    Down = 3,
}
