using Upheld.Evidence.Hashing;

namespace Upheld.Kernel.Ledger;

/// <summary>What one step of the sequencer added to a log: all that a signer needs to follow.</summary>
internal sealed class LogGrowth(Guid log, string origin, long from)
{
    public Guid Log { get; } = log;

    public string Origin { get; } = origin;

    /// <summary>The size before.</summary>
    public long From { get; } = from;

    public List<Hash256> LeafHashes { get; } = [];

    public long Size { get; set; }

    public Hash256 Root { get; set; }
}
