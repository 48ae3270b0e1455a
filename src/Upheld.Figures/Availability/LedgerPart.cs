namespace Upheld.Figures.Availability;

/// <summary>The class of an instant in the ledger; each instant has exactly one.</summary>
public enum LedgerPart
{
    /// <summary>Available.</summary>
    Up,

    /// <summary>Available, but weaker than it should be.</summary>
    Degraded,

    /// <summary>Not available.</summary>
    Down,

    /// <summary>Out of the figure, with a reason.</summary>
    Excluded,

    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Outside the contract or the service hours.</summary>
    Outside,

    /// <summary>After the instant of the evaluation.</summary>
    Future,
}
