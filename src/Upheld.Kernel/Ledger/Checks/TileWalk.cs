using Upheld.Evidence.Hashing;
using Upheld.Evidence.Tiles;

namespace Upheld.Kernel.Ledger.Checks;

/// <summary>Makes a log's full tiles anew while its leaf hashes go by, one unfinished tile a level in memory.</summary>
internal sealed class TileWalk(Action<TileId, byte[]> complete)
{
    private readonly List<List<Hash256>> _levels = [];
    private readonly List<long> _counts = [];

    public void Append(Hash256 leaf) => Append(0, leaf);

    private void Append(int level, Hash256 hash)
    {
        if (level == _levels.Count)
        {
            _levels.Add(new List<Hash256>(TileId.FullWidth));
            _counts.Add(0);
        }

        _levels[level].Add(hash);
        if (_levels[level].Count < TileId.FullWidth)
        {
            return;
        }

        var tile = Tile.Of([.. _levels[level]]);
        complete(new TileId(level, _counts[level]++), tile);
        _levels[level].Clear();
        Append(level + 1, Tile.Root(tile));
    }
}
