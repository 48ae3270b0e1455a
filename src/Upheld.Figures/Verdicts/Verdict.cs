namespace Upheld.Figures.Verdicts;

/// <summary>How a promise stands once its window is closed. An open window has none, unless it is already decided.</summary>
public enum Verdict
{
    /// <summary>Kept, even if everything unknown went against the provider.</summary>
    Met,

    /// <summary>Broken, even if everything unknown went for the provider.</summary>
    Missed,

    /// <summary>The evidence decides neither. Never shown as success.</summary>
    Unproved,
}
