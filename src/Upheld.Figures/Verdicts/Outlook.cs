namespace Upheld.Figures.Verdicts;

/// <summary>Where an open window seems to be heading.</summary>
public enum Outlook
{
    /// <summary>The budget lasts so far.</summary>
    OnTrack,

    /// <summary>More than three quarters of the budget are used before three quarters of the period have passed, or the budget is overspent by the reported
    /// figure without being decided.</summary>
    AtRisk,
}
