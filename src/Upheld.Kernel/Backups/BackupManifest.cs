using System.Text.Json;
using System.Text.Json.Serialization;

namespace Upheld.Kernel.Backups;

/// <summary>What a backup says about itself: its first entry, <c>manifest.json</c>.</summary>
public sealed record BackupManifest
{
    /// <summary>The entry's name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The last entry's name: the SHA-256 of the manifest's bytes, in 64 lower-case hexadecimal digits.</summary>
    public const string ChecksumName = "manifest.sha256";

    /// <summary>The version of this format that this program writes.</summary>
    public const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Version of the format.</summary>
    public required int Version { get; init; }

    /// <summary>Version of the program that made it.</summary>
    public required string Program { get; init; }

    /// <summary>When it was made, RFC 3339.</summary>
    public required string MadeAt { get; init; }

    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public required string Database { get; init; }

    /// <summary>The host name of the installation; null before set-up.</summary>
    public required string? Host { get; init; }

    /// <summary>The newest migration applied.</summary>
    public required string Migration { get; init; }

    /// <summary>Position of the newest numbered fact.</summary>
    public required long Facts { get; init; }

    /// <summary>Facts that waited for their number.</summary>
    public required long Waiting { get; init; }

    /// <summary>The heads of all logs in this state.</summary>
    public required IReadOnlyList<BackupLog> Logs { get; init; }

    /// <summary>Every other entry.</summary>
    public required IReadOnlyList<BackupEntry> Files { get; init; }

    /// <summary>The manifest's bytes.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static BackupManifest Parse(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize<BackupManifest>(bytes, Json) ?? throw new JsonException("The manifest is empty.");
}

/// <summary>The head of a log in a backup.</summary>
/// <param name="Origin">The log.</param>
/// <param name="Generation">1, or one more than the log that it succeeds.</param>
/// <param name="Size">Leaves.</param>
/// <param name="Root">Root over them, 64 lower-case hexadecimal digits.</param>
/// <param name="SignedSize">Leaves under the newest signed head.</param>
/// <param name="Checkpoint">The newest signed head; null before the first.</param>
public sealed record BackupLog(string Origin, int Generation, long Size, string Root, long SignedSize, string? Checkpoint);

/// <summary>One file of a backup.</summary>
/// <param name="Name">Its name in the archive.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
public sealed record BackupEntry(string Name, long Size, string Sha256);
