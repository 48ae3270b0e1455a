using Upheld.Evidence.Canonical;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Notes;

namespace Upheld.Evidence.Keys;

/// <summary>The facts of a <c>successor</c> leaf, always the first of its log: which log it carries on, from which head, and what was lost between.</summary>
/// <param name="Head">The old log's last signed checkpoint, with its cosignatures.</param>
/// <param name="LostFrom">First index of the old log whose leaf is lost; equal to <paramref name="LostTo"/> when none is.</param>
/// <param name="LostTo">First index after the lost leaves: the size of the old head.</param>
public sealed record Succession(SignedNote Head, long LostFrom, long LostTo)
{
    /// <summary>The old log's last head.</summary>
    public Checkpoint Checkpoint => Checkpoint.Parse(Head.Text);

    /// <summary>Reads the facts of a <c>successor</c> leaf; the old head's signatures are not verified yet.</summary>
    /// <exception cref="EvidenceException"><c>leaf.field</c>, <c>note.malformed</c>, <c>checkpoint.malformed</c>, <c>succession.range</c>.</exception>
    public static Succession Parse(CanonicalObject facts)
    {
        facts.RequireOnly("id", "head", "lostFrom", "lostTo"); // the recorder puts the id into every fact
        var succession = new Succession(SignedNote.Parse(facts.Text("head")), facts.Integer("lostFrom"), facts.Integer("lostTo"));
        return succession.LostFrom >= 0 && succession.LostFrom <= succession.LostTo && succession.LostTo == succession.Checkpoint.Size
            ? succession
            : throw new EvidenceException("succession.range", "The lost leaves of a successor end at the size of the old head.");
    }

    /// <summary>The leaf's facts.</summary>
    public CanonicalObject ToFacts() => new() { { "head", Head.ToString() }, { "lostFrom", LostFrom }, { "lostTo", LostTo } };

    /// <summary>The succession that a log begins with; null when its first leaf is no <c>successor</c>.</summary>
    public static Succession? Of(Leaf firstLeaf) => firstLeaf.Type == LeafTypes.Successor ? Parse(firstLeaf.Facts) : null;
}
