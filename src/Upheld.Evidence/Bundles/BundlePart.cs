using System.Globalization;

using Upheld.Evidence.Tiles;

namespace Upheld.Evidence.Bundles;

/// <summary>A log beside the customer's own in a bundle, in a folder of its own: an earlier generation of that log (<c>earlier/1/</c>), or a generation of the installation's log, in which
/// the samples of shared monitors stand (<c>house/1/</c>).</summary>
/// <param name="IsHouse">Whether it is the installation's log.</param>
/// <param name="Generation">Which generation of it.</param>
public readonly record struct BundlePart(bool IsHouse, int Generation)
{
    /// <summary>The folder of the samples of the installation's log, and of its generations.</summary>
    public const string House = "house/";

    private const string Earlier = "earlier/";
    private const string CheckpointName = "checkpoint";
    private const string LeavesName = "leaves";

    /// <summary>A signed head of it.</summary>
    public string Checkpoint => Folder + CheckpointName;

    /// <summary>The leaves of it that count, in the order of the log: all of an earlier generation, of the installation's log those that this customer's figures use. The others stand in the tiles
    /// by their hashes alone.</summary>
    public string Leaves => Folder + LeavesName;

    private string Folder => string.Create(CultureInfo.InvariantCulture, $"{(IsHouse ? House : Earlier)}{Generation}/");

    /// <summary>The file of a tile of its hashes.</summary>
    public string Of(TileId tile) => Folder + BundleNames.Of(tile);

    /// <summary>The part that a file belongs to, and the file's name inside it.</summary>
    public static bool TryParse(string name, out BundlePart part, out string file)
    {
        (part, file) = (default, "");
        if (name.Split('/', 3) is not [var kind, var number, var rest] || kind + "/" is not (House or Earlier)
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var generation) || generation < 1
            || generation.ToString(CultureInfo.InvariantCulture) != number)
        {
            return false;
        }

        (part, file) = (new BundlePart(kind + "/" == House, generation), rest);
        return true;
    }

    /// <summary>Whether a part may hold a file of this name.</summary>
    internal static bool IsKnown(string file) => file is CheckpointName or LeavesName || (BundleNames.TryTile(file, out var tile) && !tile.IsEntries);
}
