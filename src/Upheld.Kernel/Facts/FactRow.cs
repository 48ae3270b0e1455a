using NodaTime;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;

namespace Upheld.Kernel.Facts;

/// <summary>One fact as stored: outbox, audit trail and evidence at once. Inserted with the data that caused it; the sequencer alone fills the last four
/// columns, once. The leaf's bytes are not stored: they follow from the other columns, so that a changed column is a broken hash.</summary>
internal sealed class FactRow : ICustomerOwned
{
    /// <summary>Its id, which stands in the leaf too.</summary>
    public required Guid Id { get; init; }

    public required CustomerId Customer { get; init; }

    /// <summary>The leaf type, such as <c>contract.version</c>.</summary>
    public required string Type { get; init; }

    /// <summary>When it happened.</summary>
    public required Instant At { get; init; }

    /// <summary>When it was recorded: what knownAt is compared with.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>Who says so: the node, agent or import.</summary>
    public required string Source { get; init; }

    /// <summary>The leaf's <c>f</c> object as canonical JSON.</summary>
    public required string Body { get; init; }

    /// <summary>The slot number, of sample batches only.</summary>
    public long? Slot { get; init; }

    /// <summary>Salted commitment to personal data kept beside the ledger.</summary>
    public byte[]? Commitment { get; init; }

    /// <summary>Root of the samples in a batch.</summary>
    public byte[]? InnerRoot { get; init; }

    /// <summary>Position in the order of all facts; followers read by it.</summary>
    public long? Seq { get; private set; }

    /// <summary>The log in which it is a leaf.</summary>
    public Guid? Log { get; private set; }

    /// <summary>Leaf index in that log.</summary>
    public long? Index { get; private set; }

    /// <summary>RFC 6962 leaf hash.</summary>
    public byte[]? LeafHash { get; private set; }
}
