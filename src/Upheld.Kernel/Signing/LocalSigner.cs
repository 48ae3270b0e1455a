using System.Collections.Concurrent;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Notes;

namespace Upheld.Kernel.Signing;

/// <summary>The signer inside this process, with a folder of its own.</summary>
internal sealed class LocalSigner(string folder, byte[] seed) : ISigner, IDisposable
{
    private readonly SignerStore _store = new(folder);
    private readonly ConcurrentDictionary<string, SigningKey> _keys = []; // one seed, a key name per origin
    private readonly Lock _lock = new();

    public string VerifierKey(string origin) => KeyOf(origin).Verifier.ToString();

    public Task<SignerHead?> HeadAsync(string origin, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return Task.FromResult(Known(_store.Find(origin)));
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
            var signed = new List<StoredHead>(heads.Count);
            var outcomes = heads.Select(head => Sign(head, signed)).ToList();
            _store.Save(signed);
            return Task.FromResult<IReadOnlyList<SigningOutcome>>(outcomes);
        }
    }

    public void Dispose() => _store.Dispose();

    private SigningKey KeyOf(string origin) => _keys.GetOrAdd(origin, name => new SigningKey(name, seed));

    private SigningOutcome Sign(HeadToSign head, List<StoredHead> signed)
    {
        var known = _store.Find(head.Origin);
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
        signed.Add(new StoredHead(head.Origin, head.Size, range.ToBytes(), head.Root.ToArray(), note));
        return new SigningOutcome(head.Origin, note, null, null);
    }

    private static SigningOutcome Refuse(HeadToSign head, string reason, StoredHead? known) => new(head.Origin, null, reason, Known(known));

    private static SignerHead? Known(StoredHead? head) => head is null ? null : new SignerHead(head.Origin, head.Size, new Hash256(head.Root), head.Note);
}
