using System.Text.Json;

using NodaTime;

using Upheld.Evidence;
using Upheld.Evidence.Canonical;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Keys;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Merkle;
using Upheld.Figures.Facts;
using Upheld.Figures.Services;

namespace Upheld.Verification.Bundles;

/// <summary>A bundle's log, read once from its first leaf to its last: the tree over it, and what later steps need of its facts.</summary>
public sealed class LogReading
{
    private readonly string _customer;
    private readonly KeyChain _keys;
    private readonly int _seam;

    /// <summary>A reading of a log from its first leaf on.</summary>
    /// <param name="customer">Whose log it must be.</param>
    /// <param name="keys">The log's keys; leaves that add or retire one are taken into account.</param>
    /// <param name="seam">How many of its first leaves tell which logs it carries on (<see cref="Seam"/>).</param>
    public LogReading(string customer, KeyChain keys, int seam) => (_customer, _keys, _seam) = (customer, keys, seam);

    /// <summary>The tree over the leaves.</summary>
    public MemoryTree Tree { get; } = new();

    /// <summary>What the log says about services.</summary>
    public ServiceFacts Services { get; } = new();

    /// <summary>Batches and heartbeats, in the order of the log.</summary>
    public List<LoggedInterval> Intervals { get; } = [];

    /// <summary>Commitments to personal data, by leaf.</summary>
    public HashSet<Hash256> Commitments { get; } = [];

    /// <summary>Commitments whose data was erased.</summary>
    public HashSet<Hash256> Erased { get; } = [];

    /// <summary>SHA-256 of every document of a contract file that a leaf names.</summary>
    public HashSet<string> ContractDocuments { get; } = new(StringComparer.Ordinal);

    /// <summary>SHA-256 of the rules of every calendar that a leaf names.</summary>
    public HashSet<string> CalendarRules { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes the next leaf.</summary>
    /// <exception cref="EvidenceException">It is no leaf, or its facts are malformed.</exception>
    /// <exception cref="VerificationFault">It is another customer's.</exception>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var index = Tree.Size;
        Tree.Append(Leaf.HashOf(bytes));
        var leaf = Leaf.Parse(bytes);
        if (leaf.Customer != _customer)
        {
            throw VerificationFault.Altered("log.other_customer", $"Leaf {index} belongs to another customer.");
        }

        if (leaf.Type == LeafTypes.Successor && index >= _seam)
        {
            throw VerificationFault.Altered("succession.place", $"Leaf {index} says that the log carries on another one; only its first leaves may.");
        }

        _keys.Read(index, leaf);
        if (leaf.Personal is { } commitment)
        {
            Commitments.Add(commitment);
        }

        if (leaf.Type == LeafTypes.Redact && Hash256.TryFromHex(leaf.Facts.TextOrNull("commitment"), out var erased))
        {
            Erased.Add(erased);
        }

        if (FactTypes.All.TryGetValue(leaf.Type, out var type))
        {
            Take(index, leaf, ReadFact(type, index, leaf));
        }
    }

    private static IFact ReadFact(FactType type, long index, Leaf leaf)
    {
        try
        {
            var envelope = new LeafEnvelope(
                leaf.Customer == Leaf.House ? null : Guid.ParseExact(leaf.Customer, "D"),
                Instant.FromUnixTimeMilliseconds(leaf.At),
                leaf.Slot is { } slot ? checked((uint)slot) : null,
                leaf.InnerRoot?.ToString());
            return type.Read(envelope, CanonicalJson.ToBytes(leaf.Facts));
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException)
        {
            throw VerificationFault.Altered("fact.malformed", $"Leaf {index} of type {leaf.Type} cannot be read as its fact: {e.Message}");
        }
    }

    private void Take(long index, Leaf leaf, IFact fact)
    {
        switch (fact)
        {
            case SampleBatchSealed batch:
                Intervals.Add(new LoggedInterval(
                    index, batch.Batch, batch.Since.ToUnixTimeMilliseconds(), leaf.At, batch.Count, leaf.Slot,
                    leaf.InnerRoot ?? throw VerificationFault.Altered("fact.malformed", $"The batch in leaf {index} has no root.")));
                break;
            case LogHeartbeat heartbeat:
                Intervals.Add(new LoggedInterval(index, heartbeat.Batch, heartbeat.Since.ToUnixTimeMilliseconds(), leaf.At, 0, null, null));
                break;
            case ContractVersionApplied contract:
                ContractDocuments.UnionWith(contract.Documents);
                break;
            case DocumentVersion { Sha256: { } document }:
                ContractDocuments.Add(document);
                break;
            case CalendarPublished calendar:
                CalendarRules.Add(calendar.Rules);
                Services.Add(index, leaf.RecordedAt, fact);
                break;
            default:
                Services.Add(index, leaf.RecordedAt, fact);
                break;
        }
    }
}
