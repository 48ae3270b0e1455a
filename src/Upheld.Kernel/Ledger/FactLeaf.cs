using System.Text;
using Upheld.Evidence;
using Upheld.Evidence.Canonical;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Leaves;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;

namespace Upheld.Kernel.Ledger;

/// <summary>The leaf that a fact's columns make. Its bytes are stored nowhere else, so nobody can change a column and keep the leaf.</summary>
internal static class FactLeaf
{
    /// <exception cref="EvidenceException">The columns make no leaf.</exception>
    public static byte[] Bytes(FactRow row) => Bytes(new WaitingFact(
        row.Id, row.Customer.Value, row.Type, row.At.ToUnixTimeMilliseconds(), row.RecordedAt.ToUnixTimeMilliseconds(), row.Source, row.Body, row.Slot,
        row.Commitment, row.InnerRoot));

    /// <exception cref="EvidenceException">The columns make no leaf.</exception>
    public static byte[] Bytes(WaitingFact fact) => new Leaf
    {
        Type = fact.Type,
        Customer = fact.Customer == CustomerId.House.Value ? Leaf.House : fact.Customer.ToString(),
        Source = fact.Source,
        Slot = fact.Slot,
        At = fact.At,
        RecordedAt = fact.RecordedAt,
        Facts = CanonicalJson.ParseObject(Encoding.UTF8.GetBytes(fact.Body)),
        Personal = fact.Commitment is { } commitment ? new Hash256(commitment) : null,
        InnerRoot = fact.InnerRoot is { } root ? new Hash256(root) : null,
    }.ToBytes(Leaf.LargestSize); // the fact is committed: whatever its size it must be sealed, or the log would stand still
}
