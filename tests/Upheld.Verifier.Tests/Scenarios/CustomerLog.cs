using System.Buffers;
using System.Text.Json;

using NodaTime;

using Upheld.Evidence.Canonical;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Notes;
using Upheld.Figures.Facts;
using Upheld.Figures.Services;

namespace Upheld.Verifier.Tests.Scenarios;

/// <summary>A customer's log as a server would grow it: facts in, leaves and signed heads out.</summary>
internal sealed class CustomerLog(Guid customer, SigningKey key)
{
    private int _ids;

    public Guid Customer => customer;

    public SigningKey Key { get; set; } = key;

    public string Origin => Key.Verifier.Name;

    public List<byte[]> Leaves { get; private init; } = [];

    public MemoryTree Tree { get; private set; } = new();

    public ServiceFacts Facts { get; } = new();

    /// <summary>How many leaves are left of the logs before it: leaves are counted through.</summary>
    public long First { get; init; }

    public long Append<T>(T fact, long recordedAt, byte[]? personal = null, byte[]? salt = null)
        where T : class, IFact
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            FactTypes.All[T.Type].Write(writer, fact);
        }

        var fields = (CanonicalObject)CanonicalJson.Read(buffer.WrittenSpan);
        fields.Add("id", new Guid(++_ids, 0, 0, new byte[8]).ToString()); // the kernel puts the fact's id there too
        var index = Append(new Leaf
        {
            Type = T.Type,
            Customer = customer.ToString(),
            Source = "node",
            At = fact.At.ToUnixTimeMilliseconds(),
            RecordedAt = recordedAt,
            Slot = (fact as IBatchFact)?.FirstSlot,
            InnerRoot = fact is IBatchFact batch ? Hash256.FromHex(batch.InnerRoot) : null,
            Personal = personal is null ? null : PersonalCommitment.Of(salt, personal),
            Facts = fields,
        });
        Facts.Add(First + index, recordedAt, fact);
        return First + index;
    }

    public long Append(string type, CanonicalObject facts, long at) =>
        Append(new Leaf { Type = type, Customer = customer.ToString(), Source = "node", At = at, RecordedAt = at, Facts = facts });

    public long Append(Leaf leaf)
    {
        Leaves.Add(leaf.ToBytes(Leaf.LargestSize));
        Tree.Append(Leaf.HashOf(Leaves[^1]));
        return Tree.Size - 1;
    }

    public SignedNote Head() => new Checkpoint(Origin, Tree.Size, Tree.Root()).Sign(Key);

    /// <summary>The same log with its leaves changed, as somebody with the key could write it.</summary>
    public CustomerLog Rewritten(Action<List<byte[]>> change)
    {
        var log = new CustomerLog(customer, Key) { Leaves = [.. Leaves] };
        change(log.Leaves);
        foreach (var leaf in log.Leaves)
        {
            log.Tree.Append(Leaf.HashOf(leaf));
        }

        return log;
    }

    public static Instant At(long milliseconds) => Instant.FromUnixTimeMilliseconds(milliseconds);
}
