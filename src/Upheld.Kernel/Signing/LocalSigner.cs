using System.Collections.Concurrent;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Notes;
using Upheld.Kernel.Computing;

namespace Upheld.Kernel.Signing;

/// <summary>The signer inside this process, with a folder of its own.</summary>
internal sealed class LocalSigner(string folder, byte[] seed) : ISigner, IDisposable
{
    private readonly SignerStore _store = new(folder);
    private readonly SigningKey _key = new("signer", seed);
    private readonly ConcurrentDictionary<string, SigningKey> _keys = []; // one seed, a key name per origin
    private readonly Lock _lock = new();

    public string VerifierKey(string origin) => KeyOf(origin).Verifier.ToString();

    public Task<SignerHead?> HeadAsync(string origin, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return Task.FromResult(Known(_store.Find([origin])[0]));
        }
    }

    public Task<IReadOnlyList<SignerHead>> HeadsAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<SignerHead>>([.. _store.All().Select(head => Known(head)!)]);
        }
    }

    public Task<IReadOnlyList<SigningOutcome>> SignAsync(IReadOnlyList<HeadToSign> heads, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var known = _store.Find([.. heads.Select(head => head.Origin)]);
            var signed = OverCores.Compute([.. heads.Zip(known)], pair => Sign(pair.First, pair.Second));
            _store.Save([.. signed.Select(s => s.Head).OfType<StoredHead>()]); // before any signature is given out
            return Task.FromResult<IReadOnlyList<SigningOutcome>>([.. signed.Select(s => s.Outcome)]);
        }
    }

    public void Dispose() => _store.Dispose();

    private SigningKey KeyOf(string origin) => _keys.GetOrAdd(origin, name => _key.Named(name));

    private (SigningOutcome Outcome, StoredHead? Head) Sign(HeadToSign head, StoredHead? known)
    {
        var size = known?.Size ?? 0;
        if (head.Size < size)
        {
            return Refuse(head, "signer.ahead", known);
        }

        if (head.From > size || head.From + head.LeafHashes.Count != head.Size)
        {
            return Refuse(head, "signer.gap", known);
        }

        var range = known is null ? new CompactRange() : CompactRange.Parse(known.Edge);
        foreach (var hash in head.LeafHashes.Skip((int)(size - head.From)))
        {
            range.Append(hash);
        }

        if (range.Root() != head.Root)
        {
            return Refuse(head, "signer.inconsistent", known);
        }

        // Signing one size twice gives the same bytes: Ed25519 is deterministic.
        var note = new Checkpoint(head.Origin, head.Size, head.Root).Sign(KeyOf(head.Origin)).ToString();
        return (new SigningOutcome(head.Origin, note, null, null), new StoredHead(head.Origin, head.Size, range.ToBytes(), head.Root.ToArray(), note));
    }

    private static (SigningOutcome Outcome, StoredHead? Head) Refuse(HeadToSign head, string reason, StoredHead? known) =>
        (new SigningOutcome(head.Origin, null, reason, Known(known)), null);

    private static SignerHead? Known(StoredHead? head) => head is null ? null : new SignerHead(head.Origin, head.Size, new Hash256(head.Root), head.Note);
}
