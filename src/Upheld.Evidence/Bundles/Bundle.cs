using Upheld.Evidence.Hashing;
using Upheld.Evidence.Tiles;

namespace Upheld.Evidence.Bundles;

/// <summary>A bundle that was read: a canonical zip with a manifest. Nothing in it is verified yet.</summary>
public sealed class Bundle
{
    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> _files;

    private Bundle(SortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        _files = files;
        Manifest = Manifest.Parse(Required(BundleNames.Manifest).Span);
        ManifestHash = Sha256.Of(files[BundleNames.Manifest].Span);
    }

    /// <summary>The manifest.</summary>
    public Manifest Manifest { get; }

    /// <summary>SHA-256 of the manifest's bytes.</summary>
    public Hash256 ManifestHash { get; }

    /// <summary>The names of all files, sorted.</summary>
    public IEnumerable<string> Names => _files.Keys;

    /// <summary>Reads a bundle.</summary>
    /// <exception cref="EvidenceException"><c>zip.not_canonical</c>; <c>bundle.missing</c> (no manifest); <c>manifest.malformed</c> or a code under
    /// <c>leaf.</c></exception>
    public static Bundle Read(ReadOnlyMemory<byte> zip) => new(CanonicalZip.Read(zip));

    /// <summary>A file, null when it is not there.</summary>
    public ReadOnlyMemory<byte>? File(string name) =>
        _files.TryGetValue(name, out var data) ? data : (ReadOnlyMemory<byte>?)null; // without the cast null would become an empty file

    /// <summary>A file that must be there.</summary>
    /// <exception cref="EvidenceException"><c>bundle.missing</c>.</exception>
    public ReadOnlyMemory<byte> Required(string name) =>
        File(name) ?? throw new EvidenceException("bundle.missing", $"The bundle lacks the file {name}.");

    /// <summary>Holds every file against the manifest.</summary>
    /// <exception cref="EvidenceException"><c>bundle.altered</c>, <c>bundle.missing</c>, <c>bundle.unlisted</c>.</exception>
    public void CheckFiles()
    {
        foreach (var file in Manifest.Files)
        {
            var data = Required(file.Name);
            if (data.Length != file.Size || Sha256.Of(data.Span) != file.Hash)
            {
                throw new EvidenceException("bundle.altered", $"The file {file.Name} is not the one that the manifest lists.");
            }
        }

        var listed = Manifest.Files.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var name in _files.Keys)
        {
            if ((!listed.Contains(name) && !BundleNames.IsUnlisted(name)) || !BundleNames.IsKnown(name))
            {
                throw new EvidenceException("bundle.unlisted", $"The file {name} is not in the manifest or does not belong into a bundle.");
            }
        }
    }

    /// <summary>The bytes of the log's leaves, in order.</summary>
    /// <exception cref="EvidenceException"><c>bundle.missing</c>, <c>entries.malformed</c>.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Leaves() =>
        TileId.EntriesOf(Manifest.Size).SelectMany(id => EntryBundle.Parse(Required(BundleNames.Of(id)), id.Width));
}
