using NodaTime;
using Upheld.Figures.Availability;
using Upheld.Figures.Verdicts;

namespace Upheld.Commitments.Contracts.Indicators;

/// <summary>The figure of a promise as it stands at an instant.</summary>
public sealed record IndicatorFigure
{
    /// <summary>Met, missed or unproved; null while the window is open and not decided.</summary>
    public required Verdict? Verdict { get; init; }

    /// <summary>On track or at risk; null when nothing can be said.</summary>
    public required Outlook? Outlook { get; init; }

    /// <summary>Whether an open window can still be proved met, if from now on all is well and nothing is recorded about the past.</summary>
    public bool CanBeMet { get; init; } = true;

    /// <summary>The figure as formats print it, such as <c>99.9312</c> per cent; null when there is nothing to measure.</summary>
    public required string? Figure { get; init; }

    /// <summary>The figure at its worst.</summary>
    public string? Lowest { get; init; }

    /// <summary>The figure at its best.</summary>
    public string? Highest { get; init; }

    /// <summary>Milliseconds of error budget for the window; null for indicators without one.</summary>
    public long? BudgetMs { get; init; }

    /// <summary>Milliseconds of it that are left; negative when overspent.</summary>
    public long? BudgetLeftMs { get; init; }

    /// <summary>When evidence came in last; null when none ever did.</summary>
    public required Instant? LastEvidence { get; init; }

    /// <summary>Why there is no figure: <c>no_source</c>, <c>never_reported</c>, <c>no_services</c>, <c>no_calendar</c>; null when there is one.</summary>
    public required string? Gap { get; init; }

    /// <summary>The formula and its version.</summary>
    public string? Formula { get; init; }

    /// <summary>The services it is made of, each with its own figure.</summary>
    public IReadOnlyList<ServiceFigure> Services { get; init; } = [];

    /// <summary>A promise that nothing measures: unproved once its window has closed, never a number.</summary>
    public static IndicatorFigure Without(string gap, bool isClosed) => new()
    {
        Verdict = isClosed ? Figures.Verdicts.Verdict.Unproved : null, Outlook = null, Figure = null, LastEvidence = null, Gap = gap,
    };
}

/// <summary>The availability of one service under a promise.</summary>
/// <param name="Service">Which service.</param>
/// <param name="Name">Its document's name.</param>
/// <param name="Answer">The figure with everything beside it.</param>
public sealed record ServiceFigure(ServiceId Service, string Name, AvailabilityAnswer Answer);
