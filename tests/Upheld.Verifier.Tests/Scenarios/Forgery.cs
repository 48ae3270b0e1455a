using Upheld.Evidence.Bundles;
using Upheld.Evidence.Hashing;

namespace Upheld.Verifier.Tests.Scenarios;

/// <summary>Changes bundles as somebody could who knows the format well.</summary>
internal static class Forgery
{
    public static Dictionary<string, ReadOnlyMemory<byte>> Files(byte[] zip) => CanonicalZip.Read(zip).ToDictionary(f => f.Key, f => f.Value);

    public static byte[] Zip(Dictionary<string, ReadOnlyMemory<byte>> files) => CanonicalZip.Write(files);

    /// <summary>The manifest made to fit the files again; its own hash then is another one.</summary>
    public static void FixManifest(Dictionary<string, ReadOnlyMemory<byte>> files)
    {
        var manifest = Manifest.Parse(files[BundleNames.Manifest].Span);
        files[BundleNames.Manifest] = (manifest with
        {
            Files = [.. files.Where(f => !BundleNames.IsUnlisted(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal)
                .Select(f => new ManifestFile(f.Key, f.Value.Length, Sha256.Of(f.Value.Span)))],
        }).ToBytes();
    }

    public static byte[] Flipped(ReadOnlyMemory<byte> data, int bit)
    {
        var bytes = data.ToArray();
        bytes[bit / 8 % bytes.Length] ^= (byte)(1 << (bit % 8));
        return bytes;
    }
}
