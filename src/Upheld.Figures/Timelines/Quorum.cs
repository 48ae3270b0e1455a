using Upheld.Figures.Samples;

namespace Upheld.Figures.Timelines;

/// <summary>How many vantages must agree before a service is called down.</summary>
/// <remarks>A vantage without valid data has no vote. Down when at least q of the valid ones fail; degraded when some fail but fewer than q, or when at least q
/// are degraded or failing; unknown when fewer than q are valid (spec of availability, 1.6).</remarks>
public readonly record struct Quorum
{
    private readonly int _fixed;

    private Quorum(int votes) => _fixed = votes;

    /// <summary>More than half of the vantages that have valid data, and at least two where three or more are configured.</summary>
    public static Quorum Majority => default;

    /// <summary>Always the same number of vantages.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one.</exception>
    public static Quorum Of(int votes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(votes, 1);
        return new Quorum(votes);
    }

    /// <summary>The number of votes needed, with so many vantages configured and valid.</summary>
    public int VotesOf(int configured, int valid) => _fixed > 0 ? _fixed : Math.Max((valid / 2) + 1, configured >= 3 ? 2 : 1);

    /// <summary>What the vantages say together.</summary>
    public ProbeState Judge(StateCounts vantages)
    {
        var votes = VotesOf(vantages.Total, vantages.Valid);
        return vantages.Valid < votes ? ProbeState.Unknown
            : vantages.Down >= votes ? ProbeState.Down
            : vantages.Down > 0 || vantages.Degraded >= votes ? ProbeState.Degraded
            : ProbeState.Up;
    }
}
