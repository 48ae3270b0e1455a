using System.Data.Common;
using System.Runtime.InteropServices;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;

namespace Upheld.Kernel.Ledger;

/// <summary>Finds the tiles that a log completes when its size reaches a multiple of 256 (C2SP tlog-tiles).</summary>
internal sealed class CompleteTiles(ILedgerStatements statements, DbConnection reader)
{
    /// <summary>Hashes in a tile.</summary>
    public const int Width = 256;

    /// <summary>The level-0 tile that ends at the log's size, and the higher ones that become complete with it.</summary>
    public IEnumerable<FullTile> EndingAt(OpenLog log, LogGrowth growth)
    {
        for (var (level, covered) = (0, (long)Width); log.Size % covered == 0; level++, covered *= Width)
        {
            yield return new FullTile(log.Id, level, (log.Size / covered) - 1, Hashes(log, growth, covered));
            if (covered > long.MaxValue / Width)
            {
                yield break;
            }
        }
    }

    private byte[] Hashes(OpenLog log, LogGrowth growth, long covered)
    {
        var leaves = Leaves(log, growth, log.Size - covered);
        var each = (int)(covered / Width);
        var hashes = new byte[Width * Hash256.Length];
        for (var i = 0; i < Width; i++)
        {
            var root = TreeHash.Root(CollectionsMarshal.AsSpan(leaves).Slice(i * each, each));
            root.CopyTo(hashes.AsSpan(i * Hash256.Length));
        }

        return hashes;
    }

    private List<Hash256> Leaves(OpenLog log, LogGrowth growth, long from)
    {
        var leaves = new List<Hash256>();
        if (from < growth.From)
        {
            leaves.AddRange(statements.ReadLeafHashes(reader, log.Id, from, growth.From));
        }

        leaves.AddRange(growth.LeafHashes.Skip((int)Math.Max(0, from - growth.From)));
        return leaves;
    }
}
