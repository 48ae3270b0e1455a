using Upheld.Evidence.Hashing;

namespace Upheld.Evidence.Merkle;

/// <summary>Hashes of the complete subtrees of a log, from which every proof can be made.</summary>
public interface IReadOnlyHashes
{
    /// <summary>The root of the complete subtree over leaves [index × 2^level, (index + 1) × 2^level).</summary>
    /// <exception cref="EvidenceException"><c>tree.missing</c>: the source does not hold it.</exception>
    Hash256 Get(int level, long index);
}
