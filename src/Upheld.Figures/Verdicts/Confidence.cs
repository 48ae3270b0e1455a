namespace Upheld.Figures.Verdicts;

/// <summary>Whether a sample (a survey, a rate) is large enough to prove what it says, at 95 %.</summary>
public enum Confidence
{
    /// <summary>The interval lies on one side of the objective.</summary>
    Proved,

    /// <summary>The interval holds the objective: more data could turn it.</summary>
    NotProved,
}
