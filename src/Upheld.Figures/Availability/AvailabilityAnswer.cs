using Upheld.Figures.Exact;
using Upheld.Figures.Timelines;
using Upheld.Figures.Verdicts;

namespace Upheld.Figures.Availability;

/// <summary>An availability figure with everything that is shown beside it.</summary>
public sealed record AvailabilityAnswer
{
    /// <summary>The formula and its version, such as <c>availability/1</c>.</summary>
    public required string Formula { get; init; }

    /// <summary>The window that was asked about.</summary>
    public required Span Window { get; init; }

    /// <summary>The instant of the evaluation.</summary>
    public required long AsOf { get; init; }

    /// <summary>Whether the whole window has passed.</summary>
    public bool IsClosed => AsOf >= Window.End;

    /// <summary>Whether the contract began after the window: the figure is of the observed part only.</summary>
    public required bool IsPartial { get; init; }

    /// <summary>Whether figures are printed rounded instead of floored: in the Icinga mode only.</summary>
    public required bool IsRounded { get; init; }

    /// <summary>The seven parts.</summary>
    public required Ledger Ledger { get; init; }

    /// <summary>The reported figure: net of exclusions, unknown time left out.</summary>
    public required Share Availability { get; init; }

    /// <summary>The same with nothing excluded and no maintenance, always shown beside it.</summary>
    public required Share Gross { get; init; }

    /// <summary>The same without what was recorded after its own start; null when there is no such thing.</summary>
    public required Share? WithoutRetroactive { get; init; }

    /// <summary>The figure with all unknown time as down and every change at its worst; null when there is nothing to measure.</summary>
    public required Rational? Lowest { get; init; }

    /// <summary>The figure with all unknown time as up and every change at its best; null when there is nothing to measure.</summary>
    public required Rational? Highest { get; init; }

    /// <summary>The promised share that the verdict is about: where it changed inside the window, the mean of the targets, weighted by the time promised under
    /// each.</summary>
    public required Rational Target { get; init; }

    /// <summary>The stretches of the window with rules of their own, in order; time in which nothing was promised is in none.</summary>
    public required IReadOnlyList<AvailabilityPiece> Pieces { get; init; }

    /// <summary>The stricter reading of a window whose target changed; null for every other.</summary>
    public required StricterReading? Stricter { get; init; }

    /// <summary>The error budget.</summary>
    public required Budget Budget { get; init; }

    /// <summary>The verdict; null while the window is open and not decided.</summary>
    public required Verdict? Verdict { get; init; }

    /// <summary>Where an open, undecided window is heading; null otherwise, and while nothing is measured.</summary>
    public required Outlook? Outlook { get; init; }

    /// <summary>Whether the target can be proved reached: of a closed window that it is met; of an open one that it still can be, if from now on all is up. Where it cannot, and the
    /// window is not missed, too much time has no evidence: unless some is recorded later, it ends unproved or missed.</summary>
    public required bool CanBeMet { get; init; }

    /// <summary>The outages, in order, those that joined up left out.</summary>
    public required IReadOnlyList<Outage> Outages { get; init; }

    /// <summary>Outages too short to count: they joined up, and are still shown.</summary>
    public required IReadOnlyList<Outage> ShortOutages { get; init; }

    /// <summary>Milliseconds of down time inside maintenance that took effect: all that the maintenance changed.</summary>
    public required long DownInMaintenance { get; init; }

    /// <summary>Milliseconds of up or degraded time inside maintenance that took effect.</summary>
    public required long OkInMaintenance { get; init; }

    /// <summary>A share as the formats print it: a percentage with four decimals.</summary>
    public string Percent(Rational share) => IsRounded ? PercentText.Rounded(share) : PercentText.Floored(share);
}
