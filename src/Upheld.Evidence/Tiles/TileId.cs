using System.Globalization;
using System.Text;

using Upheld.Evidence.Merkle;

namespace Upheld.Evidence.Tiles;

/// <summary>Names one resource of a tiled log: a tile of hashes or a bundle of entries, full or partial (C2SP tlog-tiles).</summary>
/// <param name="Level">Level of a hash tile, 0 to 63; <see cref="EntriesLevel"/> for a bundle of entries.</param>
/// <param name="Index">Place from the left within the level.</param>
/// <param name="Width">Hashes or entries inside: 256 when full, else 1 to 255.</param>
public readonly record struct TileId(int Level, long Index, int Width = TileId.FullWidth)
{
    /// <summary>Hashes in a full tile.</summary>
    public const int FullWidth = 256;

    /// <summary>Tree levels that a tile spans.</summary>
    public const int Height = 8;

    /// <summary>Stands in <see cref="Level"/> for a bundle of entries.</summary>
    public const int EntriesLevel = -1;

    /// <summary>Whether it holds entries and not hashes.</summary>
    public bool IsEntries => Level == EntriesLevel;

    /// <summary>Whether it holds fewer than 256 hashes or entries, and so will be replaced as the log grows.</summary>
    public bool IsPartial => Width < FullWidth;

    /// <summary>Name below <c>tile/</c>, such as <c>0/x001/x234/067.p/8</c> or <c>entries/000</c>.</summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder(IsEntries ? "entries" : Level.ToString(CultureInfo.InvariantCulture)).Append('/');
            AppendIndex(path, Index);
            return IsPartial ? path.Append(CultureInfo.InvariantCulture, $".p/{Width}").ToString() : path.ToString();
        }
    }

    /// <summary>The full tile in whose place this one stands until the log has grown.</summary>
    public TileId Full => this with { Width = FullWidth };

    /// <summary>The bundle of entries beside a tile of level 0.</summary>
    public static TileId Entries(long index, int width = FullWidth) => new(EntriesLevel, index, width);

    /// <summary>Reads a name below <c>tile/</c>. Only the one canonical spelling of each is known.</summary>
    public static bool TryParse(string path, out TileId id)
    {
        id = default;
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return false;
        }

        var level = EntriesLevel;
        if (path[..slash] != "entries" && (!int.TryParse(path[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out level) || level > 63))
        {
            return false;
        }

        var rest = path[(slash + 1)..];
        var width = FullWidth;
        var partial = rest.IndexOf(".p/", StringComparison.Ordinal);
        if (partial >= 0)
        {
            if (!int.TryParse(rest[(partial + 3)..], NumberStyles.None, CultureInfo.InvariantCulture, out width) || width is < 1 or >= FullWidth)
            {
                return false;
            }

            rest = rest[..partial];
        }

        if (!long.TryParse(rest.Replace("/", null, StringComparison.Ordinal).Replace("x", null, StringComparison.Ordinal),
            NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return false;
        }

        id = new TileId(level, index, width);
        return id.Path == path;
    }

    /// <summary>The tile that holds a subtree's hash, or those from which it is computed, in a log of this size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The subtree is not complete at that size.</exception>
    public static TileId Holding(TreeNode node, long logSize)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((node.Index + 1) << node.Level, logSize, nameof(node));
        var level = node.Level / Height;
        var first = node.Index << (node.Level % Height);
        return At(level, first / FullWidth, logSize);
    }

    /// <summary>The tile at a place of a log of this size, with the width that it has then.</summary>
    public static TileId At(int level, long index, long logSize)
    {
        var hashes = level == EntriesLevel ? logSize : logSize >> (level * Height);
        return new TileId(level, index, (int)Math.Min(FullWidth, hashes - (index * FullWidth)));
    }

    /// <summary>All hash tiles of a log of this size, full and partial, by level and index.</summary>
    public static IEnumerable<TileId> AllOf(long logSize) => Grown(0, logSize);

    /// <summary>All bundles of entries of a log of this size.</summary>
    public static IEnumerable<TileId> EntriesOf(long logSize)
    {
        for (long index = 0; index * FullWidth < logSize; index++)
        {
            yield return At(EntriesLevel, index, logSize);
        }
    }

    /// <summary>The hash tiles, full and partial, that a log has at its new size and had not, or had narrower, at its old one.</summary>
    public static IEnumerable<TileId> Grown(long oldSize, long newSize)
    {
        for (var level = 0; level * Height < 63 && newSize >> (level * Height) > 0; level++)
        {
            var (old, now) = (oldSize >> (level * Height), newSize >> (level * Height));
            for (var index = old / FullWidth; index * FullWidth < now && now > old; index++)
            {
                yield return At(level, index, newSize);
            }
        }
    }

    /// <summary>The hash tiles that became full while a log grew; these, and no partial ones, need storing.</summary>
    public static IEnumerable<TileId> Filled(long oldSize, long newSize) => Grown(oldSize, newSize).Where(t => !t.IsPartial);

    /// <inheritdoc/>
    public override string ToString() => Path;

    private static void AppendIndex(StringBuilder path, long index)
    {
        var digits = index.ToString("D3", CultureInfo.InvariantCulture);
        digits = digits.PadLeft((digits.Length + 2) / 3 * 3, '0');
        for (var i = 0; i < digits.Length; i += 3)
        {
            path.Append(i + 3 < digits.Length ? "x" : null).Append(digits, i, 3).Append(i + 3 < digits.Length ? "/" : null);
        }
    }
}
