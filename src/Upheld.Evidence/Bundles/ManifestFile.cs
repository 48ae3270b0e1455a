using Upheld.Evidence.Hashing;

namespace Upheld.Evidence.Bundles;

/// <summary>A file as the manifest knows it.</summary>
/// <param name="Name">Name in the zip.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Hash">SHA-256 of them.</param>
public sealed record ManifestFile(string Name, long Size, Hash256 Hash);
