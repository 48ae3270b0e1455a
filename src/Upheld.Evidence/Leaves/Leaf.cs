using System.Text.RegularExpressions;

using Upheld.Evidence.Canonical;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;

namespace Upheld.Evidence.Leaves;

/// <summary>One entry of a log: a small envelope around a fact's integers and strings, never personal data.</summary>
/// <remarks>Its bytes are the canonical JSON of <c>{"v":1,"t":type,"c":customer,"s":source,"q":slot,"ts":"…Z","rt":"…Z","f":{…},"p":…,"b":…}</c>
/// (spec of proof, 3). <c>q</c> is left out where there is no slot; <c>p</c> and <c>b</c> are null where there is nothing, and else 64
/// hexadecimal digits, so that <c>jq</c> and <c>sha256sum</c> can check them.</remarks>
public sealed partial record Leaf
{
    /// <summary>The only version of the envelope so far.</summary>
    public const int Version = 1;

    /// <summary>The customer field of the installation's own log, which names no customer.</summary>
    public const string House = "house";

    /// <summary>Size in bytes that a leaf keeps by rule.</summary>
    public const int RuleSize = 2048;

    /// <summary>Size in bytes that no leaf can exceed: entry bundles write the length in 16 bits (C2SP tlog-tiles).</summary>
    public const int LargestSize = 65_535;

    /// <summary>The leaf type, dotted and lower case, such as <c>monitor.state</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The customer's id in lower case, or <see cref="House"/>.</summary>
    public required string Customer { get; init; }

    /// <summary>What recorded it: the part of the program, or the probe.</summary>
    public required string Source { get; init; }

    /// <summary>The slot number from the logged schedule; only in probe leaves (of a batch: its first slot).</summary>
    public long? Slot { get; init; }

    /// <summary>When it happened, milliseconds since the Unix epoch.</summary>
    public required long At { get; init; }

    /// <summary>When it was recorded, milliseconds since the Unix epoch.</summary>
    public required long RecordedAt { get; init; }

    /// <summary>The fact's own fields.</summary>
    public required CanonicalObject Facts { get; init; }

    /// <summary>The commitment to the personal text that hangs on this fact (<see cref="PersonalCommitment"/>), if any.</summary>
    public Hash256? Personal { get; init; }

    /// <summary>The root over the records that this leaf seals, if any.</summary>
    public Hash256? InnerRoot { get; init; }

    /// <summary>Reads the bytes of a leaf; anything that <see cref="ToBytes"/> would not have written is refused.</summary>
    /// <exception cref="EvidenceException">A code under <c>leaf.</c>: besides those of <see cref="CanonicalJson.Parse"/>, <c>leaf.too_large</c>,
    /// <c>leaf.version</c>, <c>leaf.field</c>, <c>leaf.unknown_field</c>, <c>leaf.type</c>, <c>leaf.time</c>, <c>leaf.null</c>, <c>leaf.hash</c>.</exception>
    public static Leaf Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LargestSize)
        {
            throw new EvidenceException("leaf.too_large", $"A leaf has at most {LargestSize} bytes.");
        }

        var envelope = CanonicalJson.ParseObject(bytes, allowNull: true);
        envelope.RequireOnly("v", "t", "c", "s", "q", "ts", "rt", "f", "p", "b");
        if (envelope.Integer("v") != Version)
        {
            throw new EvidenceException("leaf.version", $"This program reads leaves of version {Version} only.");
        }

        var leaf = new Leaf
        {
            Type = envelope.Text("t"),
            Customer = envelope.Text("c"),
            Source = envelope.Text("s"),
            Slot = envelope.IntegerOrNull("q"),
            At = LeafTime.Parse(envelope.Text("ts")),
            RecordedAt = LeafTime.Parse(envelope.Text("rt")),
            Facts = envelope.Object("f"),
            Personal = HashOrNull(envelope, "p"),
            InnerRoot = HashOrNull(envelope, "b"),
        };
        leaf.Check();
        return leaf;
    }

    /// <summary>The canonical bytes, as hashed, stored and published.</summary>
    /// <param name="limit">Most bytes allowed: the rule, unless the type needs more and says so.</param>
    /// <exception cref="EvidenceException"><c>leaf.too_large</c>, <c>leaf.type</c>, <c>leaf.field</c>, <c>leaf.null</c>, <c>leaf.time</c>.</exception>
    public byte[] ToBytes(int limit = RuleSize)
    {
        Check();
        var envelope = new CanonicalObject
        {
            { "v", Version },
            { "t", Type },
            { "c", Customer },
            { "s", Source },
            { "ts", LeafTime.ToText(At) },
            { "rt", LeafTime.ToText(RecordedAt) },
            { "f", Facts },
            { "p", Personal is { } commitment ? commitment.ToString() : CanonicalNull.Instance },
            { "b", InnerRoot is { } root ? root.ToString() : CanonicalNull.Instance },
        };
        if (Slot is { } slot)
        {
            envelope.Add("q", slot);
        }

        var bytes = CanonicalJson.ToBytes(envelope);
        return bytes.Length <= Math.Min(limit, LargestSize)
            ? bytes
            : throw new EvidenceException("leaf.too_large", $"The leaf of type {Type} has {bytes.Length} bytes; {Math.Min(limit, LargestSize)} are allowed.");
    }

    /// <summary>The leaf's hash in the tree.</summary>
    public static Hash256 HashOf(ReadOnlySpan<byte> bytes) => TreeHash.Leaf(bytes);

    private static Hash256? HashOrNull(CanonicalObject envelope, string name) => envelope[name] switch
    {
        CanonicalNull => null,
        CanonicalString text when Hash256.TryFromHex(text.Value, out var hash) => hash,
        _ => throw new EvidenceException("leaf.hash", $"The field '{name}' must be null or 64 hexadecimal digits in lower case."),
    };

    private void Check()
    {
        if (!TypePattern().IsMatch(Type))
        {
            throw new EvidenceException("leaf.type", $"'{Type}' is not a leaf type: dotted, lower case, such as monitor.state.");
        }

        if (Customer.Length == 0 || Source.Length == 0)
        {
            throw new EvidenceException("leaf.field", "A leaf names its customer (or house) and its source.");
        }

        if (HoldsNull(Facts))
        {
            throw new EvidenceException("leaf.null", "Null may not stand inside facts; leave the field out.");
        }
    }

    private static bool HoldsNull(CanonicalValue value) => value switch
    {
        CanonicalNull => true,
        CanonicalObject members => members.Any(m => HoldsNull(m.Value)),
        CanonicalArray items => items.Any(HoldsNull),
        _ => false,
    };

    [GeneratedRegex(@"\A[a-z][a-z0-9]*([._-][a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex TypePattern();
}
