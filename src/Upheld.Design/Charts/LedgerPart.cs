namespace Upheld.Design.Charts;

/// <summary>The seven classes that a window's time falls into; each instant has exactly one.</summary>
public enum LedgerClass
{
    /// <summary>Available.</summary>
    Up,

    /// <summary>Available in part; how much of it counts is the contract's weight.</summary>
    Degraded,

    /// <summary>Not available.</summary>
    Down,

    /// <summary>Taken out of the account for a recorded reason.</summary>
    Excluded,

    /// <summary>Not measured.</summary>
    Unknown,

    /// <summary>Outside the contract or the service hours.</summary>
    Outside,

    /// <summary>After the instant of evaluation.</summary>
    Future,
}

/// <summary>A part of the ledger, in milliseconds.</summary>
public readonly record struct LedgerPart(LedgerClass Class, long Milliseconds);
