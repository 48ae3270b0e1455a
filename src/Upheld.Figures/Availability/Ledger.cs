namespace Upheld.Figures.Availability;

/// <summary>The seven parts of a window, in milliseconds. They sum to the window exactly, and the parts of two windows that touch add up to those of both
/// together.</summary>
public readonly record struct Ledger(long Up, long Degraded, long Down, long Excluded, long Unknown, long Outside, long Future)
{
    /// <summary>The whole window.</summary>
    public long Total => Up + Degraded + Down + Excluded + Unknown + Outside + Future;

    /// <summary>What the figure is about: up, degraded and down.</summary>
    public long Measured => Up + Degraded + Down;

    /// <summary>Measured and unknown: all time that should have been measured so far.</summary>
    public long Due => Measured + Unknown;

    /// <summary>The time that the promise covers, what is still to come included: the base of the budget.</summary>
    public long Promised => Due + Future;

    /// <summary>One part.</summary>
    public long this[LedgerPart part] => part switch
    {
        LedgerPart.Up => Up,
        LedgerPart.Degraded => Degraded,
        LedgerPart.Down => Down,
        LedgerPart.Excluded => Excluded,
        LedgerPart.Unknown => Unknown,
        LedgerPart.Outside => Outside,
        _ => Future,
    };

    /// <summary>The parts of two windows together.</summary>
    public static Ledger operator +(Ledger a, Ledger b) => new(
        a.Up + b.Up, a.Degraded + b.Degraded, a.Down + b.Down, a.Excluded + b.Excluded, a.Unknown + b.Unknown, a.Outside + b.Outside, a.Future + b.Future);

    /// <summary>The ledger with more of one part.</summary>
    public Ledger Plus(LedgerPart part, long milliseconds) => part switch
    {
        LedgerPart.Up => this with { Up = Up + milliseconds },
        LedgerPart.Degraded => this with { Degraded = Degraded + milliseconds },
        LedgerPart.Down => this with { Down = Down + milliseconds },
        LedgerPart.Excluded => this with { Excluded = Excluded + milliseconds },
        LedgerPart.Unknown => this with { Unknown = Unknown + milliseconds },
        LedgerPart.Outside => this with { Outside = Outside + milliseconds },
        _ => this with { Future = Future + milliseconds },
    };
}
