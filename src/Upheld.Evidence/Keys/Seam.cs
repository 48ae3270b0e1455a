using Upheld.Evidence.Bundles;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Policies;

namespace Upheld.Evidence.Keys;

/// <summary>Where a log carries on another one, after a restore or a lost key: its first leaves tell with which signed heads the logs before it ended, and what of them is lost.
/// Whoever pinned the key of the old log, or holds receipts of it, walks over it.</summary>
public sealed class Seam
{
    private readonly LogOrigin? _origin;
    private readonly string _name;

    private Seam(string name, LogOrigin? origin, IReadOnlyList<Succession> successions) => (_name, _origin, Successions) = (name, origin, successions);

    /// <summary>The logs before, newest first; empty for a log of the first generation.</summary>
    public IReadOnlyList<Succession> Successions { get; }

    /// <summary>What is lost of the logs before, newest first.</summary>
    public IEnumerable<LostLeaves> Lost =>
        Successions.Where(s => s.LostFrom < s.LostTo).Select(s => new LostLeaves(s.Checkpoint.Origin, s.LostFrom, s.LostTo));

    /// <summary>Reads the seam of a log; nothing is verified yet.</summary>
    /// <param name="origin">The log.</param>
    /// <param name="leaves">Its leaves from the first on; no more are read than the seam has, and one.</param>
    /// <exception cref="EvidenceException"><c>succession.missing</c>: a later generation that does not say what it carries on; <c>succession.order</c>: the heads are not those
    /// of the generations before, one after the other; <c>succession.place</c>: a first generation that claims to carry on another log; and the faults of
    /// <see cref="Succession.Parse"/>.</exception>
    public static Seam Read(string origin, IEnumerable<Leaf> leaves)
    {
        var parsed = LogOrigin.Parse(origin);
        var successions = leaves.TakeWhile(leaf => leaf.Type == LeafTypes.Successor).Select(leaf => Succession.Parse(leaf.Facts)).ToList();
        if (parsed is not { Generation: > 1 } own)
        {
            return successions.Count == 0 ? new Seam(origin, parsed, []) : throw new EvidenceException("succession.place", $"{origin} is no successor and begins as one.");
        }

        if (successions.Count == 0)
        {
            throw new EvidenceException("succession.missing", $"{origin} is a successor and does not say of which head.");
        }

        for (var i = 0; i < successions.Count; i++)
        {
            // Of the generations between only the signer still knows: all their leaves are lost.
            if (own.Generation - 1 - i < 1 || successions[i].Checkpoint.Origin != own.Of(own.Generation - 1 - i).ToString() || (i < successions.Count - 1 && successions[i].LostFrom != 0))
            {
                throw new EvidenceException("succession.order", $"The heads that {origin} names are not those of the generations before it.");
            }
        }

        return new Seam(origin, parsed, successions);
    }

    /// <summary>A policy that also trusts this log and those it carries on, wherever it trusts an earlier generation: by the same key, as the name of a log's key is the log's.
    /// The old heads must hold under it. Where the policy has a key of this very log nothing is added.</summary>
    /// <exception cref="EvidenceException">The faults of <see cref="TrustPolicy.Check"/>: an old head that the key did not sign, or too few witnesses have seen.</exception>
    public TrustPolicy Cross(TrustPolicy policy)
    {
        if (Successions.Count == 0 || _origin is not { } own)
        {
            return policy;
        }

        var pinned = policy.Logs.Where(key => LogOrigin.Parse(key.Name) is { } origin && origin.Stem == own.Stem && origin.Generation < own.Generation).ToList();
        var names = Successions.Select(succession => succession.Checkpoint.Origin).Append(_name).Where(name => policy.Logs.All(key => key.Name != name)).ToList();
        var crossed = policy.WithLogs(policy.Logs.Concat(
            names.SelectMany(name => pinned.Select(key => new VerifierKey(name, key.Type, key.PublicKey.Span))).Distinct()));
        foreach (var succession in Successions.Where(succession => crossed.Logs.Any(key => key.Name == succession.Checkpoint.Origin)))
        {
            crossed.Check(succession.Head);
        }

        return crossed;
    }

    /// <summary>Whether a head of one of the logs before fits the end that this log names: not beyond it, and the same where it is the end.</summary>
    /// <returns>Null when the head is of none of them.</returns>
    public bool? Continues(Checkpoint head) =>
        Successions.FirstOrDefault(succession => succession.Checkpoint.Origin == head.Origin)?.Checkpoint is not { } end ? null
        : head.Size < end.Size || (head.Size == end.Size && head.Root == end.Root);
}
