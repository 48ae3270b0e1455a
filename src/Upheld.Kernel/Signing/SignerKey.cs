using System.Security.Cryptography;

namespace Upheld.Kernel.Signing;

/// <summary>The Ed25519 seed in the signer's folder, readable by its owner alone. Made at the first start.</summary>
internal static class SignerKey
{
    private const int SeedLength = 32;

    /// <summary>Where the seed lies.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, "ed25519.seed");

    public static byte[] LoadOrCreate(string folder, RandomNumberGenerator random)
    {
        Directory.CreateDirectory(folder);
        var path = PathIn(folder);
        if (File.Exists(path))
        {
            var stored = File.ReadAllBytes(path);
            return stored.Length == SeedLength
                ? stored
                : throw new InvalidDataException($"{path} does not hold a seed of {SeedLength} bytes. Restore it from your copy; a new one would be another signer.");
        }

        var seed = new byte[SeedLength];
        random.GetBytes(seed);
        Write(path, seed);
        return seed;
    }

    private static void Write(string path, byte[] seed)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Under another name first: a crash half-way must not leave a key file that is none.
        var draft = path + ".new";
        File.Delete(draft);
        using (var file = new FileStream(draft, options))
        {
            file.Write(seed);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path);
    }
}
