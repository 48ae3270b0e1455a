using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;

namespace Upheld.Kernel.Ledger;

/// <summary>One Merkle log: a customer's, or the installation's own (<c>house</c>). A restored backup goes on in a successor with the next generation.</summary>
internal sealed class LogRow : ICustomerOwned
{
    public required Guid Id { get; init; }

    public required CustomerId Customer { get; init; }

    /// <summary>1, or one more than the log that this one succeeds.</summary>
    public required int Generation { get; init; }

    /// <summary>The log's name for ever, <c>{host}/c/{opaque}/log</c>: key name of its signed heads and prefix of its tiles.</summary>
    public required string Origin { get; init; }

    /// <summary>Lets a customer read the log: the path begins with <c>/r/{token}</c>. Revoked by changing it.</summary>
    public required string ReadToken { get; set; }

    /// <summary>Number of leaves.</summary>
    public long Size { get; set; }

    /// <summary>RFC 6962 root over all leaves.</summary>
    public required byte[] Root { get; set; }

    /// <summary>Hashes of the complete subtrees on the right edge, from which the next root is computed without reading the log.</summary>
    public required byte[] Edge { get; set; }

    /// <summary>Size of the newest signed head.</summary>
    public long SignedSize { get; set; }

    /// <summary>The newest signed head, a C2SP checkpoint; null before the first.</summary>
    public string? Checkpoint { get; set; }
}

/// <summary>256 hashes of one level, kept once they are complete.</summary>
internal sealed class TileRow
{
    public required Guid Log { get; init; }

    public required int Level { get; init; }

    public required long N { get; init; }

    /// <summary>256 × 32 bytes.</summary>
    public required byte[] Hashes { get; init; }
}

/// <summary>A signed head that something refers to: a report, or the last of a UTC day.</summary>
internal sealed class CheckpointRow
{
    public required Guid Log { get; init; }

    public required long Size { get; init; }

    public required string Note { get; init; }
}
