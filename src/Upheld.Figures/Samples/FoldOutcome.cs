namespace Upheld.Figures.Samples;

/// <summary>What became of a sample that was given to the fold.</summary>
public enum FoldOutcome
{
    /// <summary>It was taken.</summary>
    Taken,

    /// <summary>It is the last one again; nothing changes.</summary>
    Duplicate,

    /// <summary>It lies before the last one taken: the history has to be folded again from there.</summary>
    Late,

    /// <summary>Its slot never was due: it proves nothing and is left out.</summary>
    Unscheduled,
}
