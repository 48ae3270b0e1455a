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

/// <summary>A bundle's log, read once from its first leaf to its last: the tree over it, and what later steps need of its facts. A log that carries on others goes on with theirs.</summary>
/// <remarks>Leaves are counted through: first those that are left of the oldest generation, the log's own last. So one number names a leaf, and a later leaf has a greater one.</remarks>
public sealed class LogReading
{
    private readonly string _customer;
    private readonly KeyChain _keys;
    private readonly int _seam;
    private readonly long _first;
    private readonly long? _size;

    /// <summary>A reading of a log from its first leaf on.</summary>
    /// <param name="customer">Whose log it must be.</param>
    /// <param name="keys">The log's keys; leaves that add or retire one are taken into account.</param>
    /// <param name="seam">How many of its first leaves tell which logs it carries on (<see cref="Seam"/>).</param>
    /// <param name="before">The log that it carries on, read before; null when there is none, or nothing is left of it.</param>
    /// <param name="size">How many leaves it has, where they are given with their indexes (<see cref="Take(long, ReadOnlySpan{byte})"/>); null when each is the next one.</param>
    public LogReading(string customer, KeyChain keys, int seam, LogReading? before = null, long? size = null)
    {
        (_customer, _keys, _seam, _size) = (customer, keys, seam, size);
        if (before is not null)
        {
            _first = before._first + before.Size;
            (Services, Intervals, Commitments, Erased) = (before.Services, before.Intervals, before.Commitments, before.Erased);
            (ContractDocuments, CalendarRules) = (before.ContractDocuments, before.CalendarRules);
        }
    }

    /// <summary>The tree over the leaves; empty where they are given with their indexes.</summary>
    public MemoryTree Tree { get; } = new();

    /// <summary>How many leaves it has.</summary>
    public long Size => _size ?? Tree.Size;

    /// <summary>The log's keys.</summary>
    internal KeyChain Keys => _keys;

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
        Take(index, bytes);
    }

    /// <summary>Takes a leaf of a log whose tree is made elsewhere; some leaves may be left out.</summary>
    /// <param name="index">Its index.</param>
    /// <param name="bytes">The leaf.</param>
    /// <exception cref="EvidenceException">It is no leaf, or its facts are malformed.</exception>
    /// <exception cref="VerificationFault">It is another customer's.</exception>
    public void Take(long index, ReadOnlySpan<byte> bytes)
    {
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
            Take(_first + index, leaf, ReadFact(type, index, leaf));
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
