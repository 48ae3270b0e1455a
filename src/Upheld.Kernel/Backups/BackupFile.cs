using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Upheld.Kernel.Results;

namespace Upheld.Kernel.Backups;

/// <summary>A backup as one file: a plain tar archive whose first entry is the manifest, so that any tar program can look into it.</summary>
public static class BackupFile
{
    private const int LargestManifest = 64 << 20;

    /// <summary>The entries of a folder for a manifest, by name.</summary>
    public static async Task<IReadOnlyList<BackupEntry>> DescribeAsync(string folder, CancellationToken cancellation)
    {
        var entries = new List<BackupEntry>();
        foreach (var path in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            await using var file = File.OpenRead(path);
            entries.Add(new BackupEntry(Path.GetFileName(path), file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation))));
        }

        return entries;
    }

    /// <summary>Writes the archive. It appears under its name only when it is whole and on the disk.</summary>
    public static async Task WriteAsync(string path, BackupManifest manifest, string folder, CancellationToken cancellation)
    {
        var draft = path + ".partial";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; // it holds everything that the database does
        }

        await using (var file = new FileStream(draft, options))
        {
            await using (var tar = new TarWriter(file, TarEntryFormat.Pax, leaveOpen: true))
            {
                var bytes = manifest.ToBytes();
                await tar.WriteEntryAsync(Entry(BackupManifest.FileName, new MemoryStream(bytes)), cancellation);
                foreach (var entry in manifest.Files)
                {
                    await using var content = File.OpenRead(Path.Combine(folder, entry.Name));
                    await tar.WriteEntryAsync(Entry(entry.Name, content), cancellation);
                }

                await tar.WriteEntryAsync(Entry(BackupManifest.ChecksumName, new MemoryStream(ChecksumOf(bytes))), cancellation);
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path);
    }

    /// <summary>Unpacks an archive into an empty folder and holds every file against the manifest. Only names that the manifest gives are written, and only beside each other.</summary>
    /// <returns><c>restore.not_a_backup</c>, <c>restore.newer</c>, <c>restore.damaged</c>.</returns>
    public static async Task<Result<BackupManifest>> ExtractAsync(string path, string folder, CancellationToken cancellation)
    {
        try
        {
            await using var file = File.OpenRead(path);
            await using var tar = new TarReader(file);
            var manifest = await ReadManifestAsync(tar, cancellation);
            if (!manifest.IsOk)
            {
                return manifest;
            }

            foreach (var expected in manifest.Value.Files)
            {
                var entry = await tar.GetNextEntryAsync(copyData: false, cancellation);
                if (entry is not { EntryType: TarEntryType.RegularFile } || entry.Name != expected.Name || Path.GetFileName(expected.Name) != expected.Name
                    || !await CopyAsync(entry.DataStream ?? Stream.Null, Path.Combine(folder, expected.Name), expected, cancellation))
                {
                    return Damaged(path, $"its entry {expected.Name} is not what its manifest says");
                }
            }

            return await tar.GetNextEntryAsync(copyData: true, cancellation) is { Name: BackupManifest.ChecksumName, DataStream: { } checksum }
                && await ReadAsync(checksum, cancellation) is var given && given.AsSpan().SequenceEqual(ChecksumOf(manifest.Value.ToBytes()))
                && await tar.GetNextEntryAsync(copyData: false, cancellation) is null
                ? manifest
                : Damaged(path, "its manifest is not whole, or it holds more than that says");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            return Damaged(path, e.Message);
        }
    }

    private static async Task<Result<BackupManifest>> ReadManifestAsync(TarReader tar, CancellationToken cancellation)
    {
        try
        {
            if (await tar.GetNextEntryAsync(copyData: false, cancellation) is not { Name: BackupManifest.FileName, DataStream: { Length: < LargestManifest } data })
            {
                return NotABackup();
            }

            var bytes = await ReadAsync(data, cancellation);
            var version = JsonDocument.Parse(bytes).RootElement.GetProperty("version").GetInt32();
            return version == BackupManifest.CurrentVersion
                ? BackupManifest.Parse(bytes)
                : new Error(ErrorKind.Invalid, "restore.newer", $"The backup is of format {version}; this program reads {BackupManifest.CurrentVersion}. Use the program that made it, or a newer one.");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return NotABackup();
        }
    }

    private static async Task<bool> CopyAsync(Stream content, string to, BackupEntry expected, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(to, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[1 << 20];
        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        file.Flush(flushToDisk: true);
        return file.Length == expected.Size && Convert.ToHexStringLower(hash.GetHashAndReset()) == expected.Sha256;
    }

    private static PaxTarEntry Entry(string name, Stream content) => new(TarEntryType.RegularFile, name) { DataStream = content };

    private static byte[] ChecksumOf(byte[] manifest) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(manifest)) + "\n");

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }

    private static Error NotABackup() => new(ErrorKind.Invalid, "restore.not_a_backup", "This file is no backup made by 'upheld backup'.");

    private static Error Damaged(string path, string how) => new(ErrorKind.Invalid, "restore.damaged", $"{path} is damaged: {how}. Nothing was changed; use another copy.");
}
