using Upheld.Evidence.Canonical;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Leaves;

namespace Upheld.Evidence.Bundles;

/// <summary>What a bundle holds. Its own hash stands in the report's leaf, so that the log's signature covers every file (docs/guide/bundle.md).</summary>
/// <param name="Origin">The log.</param>
/// <param name="Customer">The customer's id.</param>
/// <param name="Report">The report's id.</param>
/// <param name="Size">How many leaves of the log, from the first on, the bundle holds.</param>
/// <param name="CreatedAt">When it was made, milliseconds since the Unix epoch.</param>
/// <param name="Files">The files, by name.</param>
public sealed record Manifest(string Origin, string Customer, string Report, long Size, long CreatedAt, IReadOnlyList<ManifestFile> Files)
{
    /// <summary>Name of the format.</summary>
    public const string Format = "upheld.bundle/1";

    /// <summary>Reads a manifest, which is canonical JSON.</summary>
    /// <exception cref="EvidenceException"><c>manifest.malformed</c>, or a code under <c>leaf.</c></exception>
    public static Manifest Parse(ReadOnlySpan<byte> json)
    {
        var document = CanonicalJson.ParseObject(json);
        document.RequireOnly("format", "origin", "customer", "report", "size", "createdAt", "files");
        if (document.Text("format") != Format)
        {
            throw new EvidenceException("manifest.malformed", $"This program reads bundles of the format {Format}.");
        }

        var manifest = new Manifest(
            document.Text("origin"),
            document.Text("customer"),
            document.Text("report"),
            document.Integer("size"),
            LeafTime.Parse(document.Text("createdAt")),
            [.. document.Array("files").Select(ReadFile)]);
        for (var i = 0; i < manifest.Files.Count; i++)
        {
            if (BundleNames.IsUnlisted(manifest.Files[i].Name)
                || (i > 0 && string.CompareOrdinal(manifest.Files[i - 1].Name, manifest.Files[i].Name) >= 0))
            {
                throw new EvidenceException("manifest.malformed", "The manifest lists files by name, each once, and none of those that prove it.");
            }
        }

        return manifest.Size > 0 ? manifest : throw new EvidenceException("manifest.malformed", "A bundle holds at least one leaf.");
    }

    /// <summary>The canonical bytes.</summary>
    public byte[] ToBytes() => CanonicalJson.ToBytes(new CanonicalObject
    {
        { "format", Format },
        { "origin", Origin },
        { "customer", Customer },
        { "report", Report },
        { "size", Size },
        { "createdAt", LeafTime.ToText(CreatedAt) },
        { "files", new CanonicalArray(Files.Select(WriteFile)) },
    });

    /// <summary>The facts of the report's leaf, which seal a manifest: the report's id and the manifest's SHA-256.</summary>
    public static CanonicalObject SealOf(string report, Hash256 manifest) => new() { { "report", report }, { "manifest", manifest.ToString() } };

    private static ManifestFile ReadFile(CanonicalValue value)
    {
        var file = value as CanonicalObject ?? throw new EvidenceException("manifest.malformed", "A file of the manifest is an object.");
        file.RequireOnly("name", "size", "sha256");
        return new ManifestFile(file.Text("name"), file.Integer("size"), Hash256.FromHex(file.Text("sha256")));
    }

    private static CanonicalObject WriteFile(ManifestFile file) => new() { { "name", file.Name }, { "size", file.Size }, { "sha256", file.Hash.ToString() } };
}
