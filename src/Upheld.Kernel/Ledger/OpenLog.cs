using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;

namespace Upheld.Kernel.Ledger;

/// <summary>A log as the sequencer holds it in memory: its head and its right edge.</summary>
internal sealed class OpenLog(LogState state)
{
    private readonly CompactRange _range = CompactRange.Parse(state.Edge);

    public Guid Id => state.Id;

    public string Origin => state.Origin;

    public long Size => _range.Size;

    public void Append(Hash256 leafHash) => _range.Append(leafHash);

    public LogState ToState() => state with { Size = _range.Size, Root = _range.Root().ToArray(), Edge = _range.ToBytes() };
}
