using Upheld.Figures.Exact;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>What a piece of a window sums to under the rules that were in force in it. Pieces add up, whatever their rules; the verdict is made of the sum.</summary>
internal sealed record PieceSum
{
    /// <summary>The piece.</summary>
    public required Span Window { get; init; }

    /// <summary>When the promise begins in it.</summary>
    public required long Begins { get; init; }

    /// <summary>Whether percentages are printed rounded instead of floored.</summary>
    public required bool IsRounded { get; init; }

    /// <summary>The promised share.</summary>
    public required Rational Target { get; init; }

    /// <summary>The seven parts.</summary>
    public required Ledger Ledger { get; init; }

    /// <summary>The reported figure.</summary>
    public required Share Availability { get; init; }

    /// <summary>The same with nothing excluded.</summary>
    public required Share Gross { get; init; }

    /// <summary>The same without what was recorded after its own start; null when there is no such thing.</summary>
    public required Share? WithoutRetroactive { get; init; }

    /// <summary>Unknown as down, every change at its worst.</summary>
    public required Bound Lowest { get; init; }

    /// <summary>Unknown as up, every change at its best.</summary>
    public required Bound Highest { get; init; }

    /// <summary>Milliseconds of unknown time that may be left out of the verdict.</summary>
    public required Rational Trusted { get; init; }

    /// <summary>Milliseconds of unknown time that may be left out of the verdict when the window is over, at the most.</summary>
    public required Rational TrustedInTheEnd { get; init; }

    /// <summary>From which length on an outage counts, in milliseconds: one that is still open may turn out shorter.</summary>
    public required long MinOutage { get; init; }

    /// <summary>What is lost at best, without rounding.</summary>
    public required Rational LostAtBest { get; init; }

    /// <summary>What is lost as reported, without rounding.</summary>
    public required Rational LostAsReported { get; init; }

    /// <summary>Milliseconds of an open outage that may yet turn out too short to count.</summary>
    public required long MayStillJoinUp { get; init; }

    /// <summary>The outages that count something in it, as far as they lie in the whole window.</summary>
    public required IReadOnlyList<Outage> Outages { get; init; }

    /// <summary>Outages too short to count.</summary>
    public required IReadOnlyList<Outage> ShortOutages { get; init; }

    /// <summary>Milliseconds down inside maintenance.</summary>
    public required long DownInMaintenance { get; init; }

    /// <summary>Milliseconds up or degraded inside maintenance.</summary>
    public required long OkInMaintenance { get; init; }

    /// <summary>(1 − target) × the promised time: what this piece brings to the budget.</summary>
    public Rational Allowed => (1 - Target) * Ledger.Promised;

    /// <summary>This piece and the one after it.</summary>
    public static PieceSum operator +(PieceSum one, PieceSum next) => one with
    {
        Window = new Span(one.Window.Start, next.Window.End),
        IsRounded = one.IsRounded || next.IsRounded,
        Ledger = one.Ledger + next.Ledger,
        Availability = one.Availability + next.Availability,
        Gross = one.Gross + next.Gross,
        WithoutRetroactive = one.WithoutRetroactive is null && next.WithoutRetroactive is null ? null
            : (one.WithoutRetroactive ?? one.Availability) + (next.WithoutRetroactive ?? next.Availability),
        Lowest = one.Lowest + next.Lowest,
        Highest = one.Highest + next.Highest,
        Trusted = one.Trusted + next.Trusted,
        TrustedInTheEnd = one.TrustedInTheEnd + next.TrustedInTheEnd,
        MinOutage = Math.Max(one.MinOutage, next.MinOutage),
        LostAtBest = one.LostAtBest + next.LostAtBest,
        LostAsReported = one.LostAsReported + next.LostAsReported,
        MayStillJoinUp = Math.Max(one.MayStillJoinUp, next.MayStillJoinUp), // it is one outage, the last
        Outages = Joined(one.Outages, next.Outages),
        ShortOutages = Joined(one.ShortOutages, next.ShortOutages),
        DownInMaintenance = one.DownInMaintenance + next.DownInMaintenance,
        OkInMaintenance = one.OkInMaintenance + next.OkInMaintenance,
    };

    // Outages of one timeline never touch: two that do are one, in whose midst the rules changed.
    private static IReadOnlyList<Outage> Joined(IReadOnlyList<Outage> first, IReadOnlyList<Outage> second) =>
        first is not [.., var one] || second is not [var other, ..] || one.End < other.Start ? [.. first, .. second]
        : [
            .. first.SkipLast(1),
            new Outage(one.Start, one.End is { } end && other.End is { } later ? Math.Max(end, later) : null, one.Counted + other.Counted, one.Excluded + other.Excluded),
            .. second.Skip(1),
        ];
}
