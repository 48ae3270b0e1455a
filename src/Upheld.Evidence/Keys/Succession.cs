using Upheld.Evidence.Canonical;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Notes;

namespace Upheld.Evidence.Keys;

/// <summary>The facts of a <c>successor</c> leaf, always the first of its log: which log it carries on, from which head, and what was lost between.</summary>
/// <param name="Head">The old log's last signed checkpoint, with its cosignatures.</param>
/// <param name="LostFrom">First index of the old log whose leaf is lost; equal to <paramref name="LostTo"/> when none is.</param>
/// <param name="LostTo">First index after the lost leaves: the size of the old head.</param>
public sealed record Succession(SignedNote Head, long LostFrom, long LostTo)
{
    /// <summary>The root over the old log's leaves that are left; null where the head itself says it, as none is lost, and where none is left.</summary>
    public Hash256? KeptRoot { get; init; }

    /// <summary>Whether these are the leaves that are left of the old log: as many as are not lost, under the root that the successor names.</summary>
    public bool IsKept(long size, Hash256 root) => size == LostFrom && root == (LostFrom == LostTo ? Checkpoint.Root : KeptRoot);

    /// <summary>The old log's last head.</summary>
    public Checkpoint Checkpoint => Checkpoint.Parse(Head.Text);

    /// <summary>Reads the facts of a <c>successor</c> leaf; the old head's signatures are not verified yet.</summary>
    /// <exception cref="EvidenceException"><c>leaf.field</c>, <c>note.malformed</c>, <c>checkpoint.malformed</c>, <c>succession.range</c>,
    /// <c>succession.kept</c>.</exception>
    public static Succession Parse(CanonicalObject facts)
    {
        facts.RequireOnly("id", "head", "lostFrom", "lostTo", "keptRoot"); // the recorder puts the id into every fact
        var succession = new Succession(SignedNote.Parse(facts.Text("head")), facts.Integer("lostFrom"), facts.Integer("lostTo"))
        {
            KeptRoot = facts.TextOrNull("keptRoot") is { } root ? Hash256.FromHex(root) : null,
        };
        if (succession.LostFrom < 0 || succession.LostFrom > succession.LostTo || succession.LostTo != succession.Checkpoint.Size)
        {
            throw new EvidenceException("succession.range", "The lost leaves of a successor end at the size of the old head.");
        }

        return (succession.KeptRoot is not null) == (succession.LostFrom > 0 && succession.LostFrom < succession.LostTo)
            ? succession
            : throw new EvidenceException("succession.kept", "A successor names the root over the leaves that are left of the old log where only a part of them is.");
    }

    /// <summary>The leaf's facts.</summary>
    public CanonicalObject ToFacts()
    {
        var facts = new CanonicalObject { { "head", Head.ToString() }, { "lostFrom", LostFrom }, { "lostTo", LostTo } };
        facts.AddIfPresent("keptRoot", KeptRoot is { } root ? (CanonicalValue)root.ToString() : null);
        return facts;
    }

    /// <summary>The succession that a log begins with; null when its first leaf is no <c>successor</c>.</summary>
    public static Succession? Of(Leaf firstLeaf) => firstLeaf.Type == LeafTypes.Successor ? Parse(firstLeaf.Facts) : null;
}
