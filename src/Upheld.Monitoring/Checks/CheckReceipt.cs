using System.Text.Json;
using System.Text.Json.Serialization;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;
using Upheld.Figures.Samples;

namespace Upheld.Monitoring.Checks;

/// <summary>The proof of one check in a file: from its record up to its batch's root, and from the batch's leaf up to a signed head. The format stands in
/// <c>docs/guide/receipts.md</c>.</summary>
internal sealed record CheckReceipt
{
    public const string FormatName = "upheld-check-receipt/1";

    [JsonPropertyOrder(0)] public string Format { get; init; } = FormatName;

    /// <summary>The 18 bytes that were hashed, in base64.</summary>
    [JsonPropertyOrder(1)] public required string Record { get; init; }

    /// <summary>The record's place in its batch, from 0.</summary>
    [JsonPropertyOrder(2)] public required long Index { get; init; }

    /// <summary>Records in the batch.</summary>
    [JsonPropertyOrder(3)] public required long Count { get; init; }

    /// <summary>Hashes from the record's sibling up to the inner root's child, in base64.</summary>
    [JsonPropertyOrder(4)] public required IReadOnlyList<string> Path { get; init; }

    /// <summary>The receipt of the batch's leaf, a C2SP tlog-proof with the leaf as its extra data.</summary>
    [JsonPropertyOrder(5)] public required string Batch { get; init; }

    public static CheckReceipt Of(Sample sample, Sample[] batch, string receipt)
    {
        var tree = new MemoryTree();
        var record = new byte[Sample.Size];
        var index = -1;
        for (var at = 0; at < batch.Length; at++)
        {
            batch[at].Write(record);
            tree.Append(TreeHash.Leaf(record));
            index = batch[at] == sample ? at : index;
        }

        ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(sample));
        sample.Write(record);
        return new CheckReceipt
        {
            Record = Convert.ToBase64String(record),
            Index = index,
            Count = batch.Length,
            Path = [.. InclusionProof.Build(tree, index, batch.Length).Select(hash => hash.ToBase64())],
            Batch = receipt,
        };
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, CheckReceiptJson.Default.CheckReceipt);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(CheckReceipt))]
internal sealed partial class CheckReceiptJson : JsonSerializerContext;
