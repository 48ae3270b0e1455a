using Upheld.Evidence.Canonical;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Notes;

namespace Upheld.Evidence.Keys;

/// <summary>Follows a log's signing keys from the one pinned in the contract through the log's own <c>key.add</c> and <c>key.retire</c> leaves.</summary>
public sealed class KeyChain
{
    private readonly string _origin;
    private readonly List<VerifierKey> _trusted = [];
    private readonly Dictionary<VerifierKey, long> _retired = [];

    /// <summary>A chain that begins with the pinned keys of a log.</summary>
    public KeyChain(string origin, IEnumerable<VerifierKey> pinned)
    {
        _origin = origin;
        _trusted.AddRange(pinned.Where(k => k.Name == origin && k.Type == SignatureType.Ed25519));
    }

    /// <summary>The keys that may sign a head of a size: introduced by a trusted key, and not retired by a leaf inside that head.</summary>
    public IEnumerable<VerifierKey> For(long size) => _trusted.Where(k => !_retired.TryGetValue(k, out var index) || size <= index);

    /// <summary>Reads the next leaf of the log; types other than the two are passed over.</summary>
    /// <exception cref="EvidenceException"><c>key.addition</c>: no trusted key vouches for the new one, or it is another log's;
    /// or the leaf's facts are malformed.</exception>
    public void Read(long index, Leaf leaf)
    {
        if (leaf.Type == LeafTypes.KeyAdd)
        {
            var addition = KeyAddition.Parse(leaf.Facts);
            if (addition.Origin != _origin || addition.Key.Name != _origin || !addition.IsVouchedBy(For(index)))
            {
                throw new EvidenceException("key.addition", $"Leaf {index} adds a key for which no trusted key vouches.");
            }

            if (!_trusted.Contains(addition.Key))
            {
                _trusted.Add(addition.Key);
            }
        }
        else if (leaf.Type == LeafTypes.KeyRetire)
        {
            leaf.Facts.RequireOnly("key");
            _retired.TryAdd(VerifierKey.Parse(leaf.Facts.Text("key")), index);
        }
    }

    /// <summary>The facts of a <c>key.retire</c> leaf.</summary>
    public static CanonicalObject Retirement(VerifierKey key) => new() { { "key", key.ToString() } };
}
