using System.Globalization;

using Upheld.Evidence.Hashing;
using Upheld.Evidence.Tiles;

namespace Upheld.Evidence.Bundles;

/// <summary>Names of the files of a bundle (docs/guide/bundle.md). A file of any other name is refused.</summary>
public static class BundleNames
{
    /// <summary>Lists every other file with its hash, but those that prove the manifest itself.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>The figures.</summary>
    public const string Report = "report.json";

    /// <summary>The report for people, optional.</summary>
    public const string Pdf = "report.pdf";

    /// <summary>The signed head that everything rests on; not in the manifest.</summary>
    public const string Checkpoint = "checkpoint";

    /// <summary>The receipt of the report's own leaf; not in the manifest.</summary>
    public const string ReportProof = "proof/report.tlog-proof";

    /// <summary>That the head continues the entries of the bundle; not in the manifest.</summary>
    public const string Consistency = "proof/entries.consistency";

    /// <summary>Whom to trust, as the provider says: a C2SP tlog-policy file.</summary>
    public const string Policy = "policy";

    /// <summary>The words of the formulas used.</summary>
    public const string CalcSpec = "calc-spec.md";

    /// <summary>Folder of the contract documents whose hashes stand in leaves.</summary>
    public const string Contracts = "contracts/";

    /// <summary>Folder of the opened personal commitments.</summary>
    public const string PersonalFolder = "personal/";

    /// <summary>Folder of the calendars and of the recorded time zones.</summary>
    public const string Calendars = "calendars/";

    private const string TilesFolder = "tiles/";
    private const string SamplesFolder = "samples/";
    private const string SamplesExtension = ".br";

    /// <summary>Whether the manifest leaves the file out: it is made after the manifest, and proven by the log's signature.</summary>
    public static bool IsUnlisted(string name) => name is Manifest or Checkpoint or ReportProof or Consistency;

    /// <summary>Whether a bundle may hold a file of this name.</summary>
    public static bool IsKnown(string name) =>
        name is Manifest or Report or Pdf or Checkpoint or ReportProof or Consistency or Policy or CalcSpec
        || (name.StartsWith(Contracts, StringComparison.Ordinal) && name.Count('/') == 1)
        || (name.StartsWith(Calendars, StringComparison.Ordinal) && name.Count('/') == 1)
        || TryPersonal(name, out _)
        || TryTile(name, out _)
        || TrySamples(name, out _)
        || TrySamples(name, BundlePart.House, out _)
        || (BundlePart.TryParse(name, out _, out var file) && BundlePart.IsKnown(file));

    /// <summary>The file of a tile of hashes (<c>tiles/0/000</c>) or of a bundle of entries (<c>entries/000</c>).</summary>
    public static string Of(TileId tile) => tile.IsEntries ? tile.Path : TilesFolder + tile.Path;

    /// <summary>The tile that a file holds.</summary>
    public static bool TryTile(string name, out TileId tile) =>
        name.StartsWith(TilesFolder, StringComparison.Ordinal)
            ? TileId.TryParse(name[TilesFolder.Length..], out tile) && !tile.IsEntries
            : TileId.TryParse(name, out tile) && tile.IsEntries;

    /// <summary>The file of the samples of consecutive batches.</summary>
    /// <param name="batches">The batches.</param>
    /// <param name="folder">Empty for those of the customer's log, <see cref="BundlePart.House"/> for those of shared monitors.</param>
    public static string Samples(BatchRange batches, string folder = "") =>
        string.Create(CultureInfo.InvariantCulture, $"{folder}{SamplesFolder}{batches.First:D10}-{batches.Last:D10}{SamplesExtension}");

    /// <summary>The batches of the customer's log whose samples a file holds.</summary>
    public static bool TrySamples(string name, out BatchRange batches) => TrySamples(name, "", out batches);

    /// <summary>The batches whose samples a file of a folder holds, as in <see cref="Samples"/>.</summary>
    public static bool TrySamples(string name, string folder, out BatchRange batches)
    {
        batches = default;
        var begin = folder + SamplesFolder;
        if (!name.StartsWith(begin, StringComparison.Ordinal) || !name.EndsWith(SamplesExtension, StringComparison.Ordinal))
        {
            return false;
        }

        var parts = name[begin.Length..^SamplesExtension.Length].Split('-');
        if (parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            || first > last)
        {
            return false;
        }

        batches = new BatchRange(first, last);
        return Samples(batches, folder) == name;
    }

    /// <summary>The file that opens a personal commitment.</summary>
    public static string Personal(Hash256 commitment) => PersonalFolder + commitment;

    /// <summary>The commitment that a file opens.</summary>
    public static bool TryPersonal(string name, out Hash256 commitment)
    {
        commitment = default;
        return name.StartsWith(PersonalFolder, StringComparison.Ordinal) && Hash256.TryFromHex(name[PersonalFolder.Length..], out commitment);
    }
}
