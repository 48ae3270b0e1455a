using Upheld.Evidence.Hashing;

namespace Upheld.Evidence.Merkle;

/// <summary>A whole tree in memory, for small trees (the records of a batch) and for checking a bundle: two hashes kept per leaf.</summary>
public sealed class MemoryTree : IReadOnlyHashes
{
    private readonly List<List<Hash256>> _levels = [[]];

    /// <summary>Leaves in the tree.</summary>
    public long Size => _levels[0].Count;

    /// <summary>The leaf hashes, in order.</summary>
    public IReadOnlyList<Hash256> Leaves => _levels[0];

    /// <summary>Appends one leaf by its hash.</summary>
    public void Append(Hash256 leaf)
    {
        _levels[0].Add(leaf);
        for (var level = 0; (_levels[level].Count & 1) == 0; level++)
        {
            if (level + 1 == _levels.Count)
            {
                _levels.Add([]);
            }

            _levels[level + 1].Add(TreeHash.Node(_levels[level][^2], _levels[level][^1]));
        }
    }

    /// <inheritdoc/>
    public Hash256 Get(int level, long index) =>
        level < _levels.Count && index < _levels[level].Count
            ? _levels[level][(int)index]
            : throw new EvidenceException("tree.missing", $"The tree has no complete subtree {index} of level {level}.");

    /// <summary>The root at this size, or at a smaller one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative or above <see cref="Size"/>.</exception>
    public Hash256 Root(long? size = null)
    {
        var at = size ?? Size;
        ArgumentOutOfRangeException.ThrowIfNegative(at, nameof(size));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(at, Size, nameof(size));
        return at == 0 ? TreeHash.Empty : Subtrees.Hash(this, 0, at);
    }
}
