using System.Buffers.Binary;
using System.Globalization;
using System.Text;

using Org.BouncyCastle.Math.EC.Rfc8032;

using Upheld.Evidence.Hashing;

namespace Upheld.Evidence.Notes;

/// <summary>A private key that signs notes. Its text never comes out by accident: <see cref="ToString"/> names the public half.</summary>
public sealed class SigningKey
{
    /// <summary>Bytes of the seed that is the private key (RFC 8032, 5.1.5).</summary>
    public const int SeedLength = 32;

    private const string Prefix = "PRIVATE+KEY+";

    private readonly byte[] _seed;
    private readonly byte[] _publicKey;

    /// <summary>The key of this seed.</summary>
    /// <param name="name">Name of the key; a log's is its origin.</param>
    /// <param name="seed">32 bytes from a source that nobody can predict.</param>
    /// <param name="type">Signature of a log, or cosignature of a witness.</param>
    /// <exception cref="EvidenceException"><c>key.name</c>, <c>key.malformed</c>.</exception>
    public SigningKey(string name, ReadOnlySpan<byte> seed, SignatureType type = SignatureType.Ed25519)
    {
        if (seed.Length != SeedLength)
        {
            throw new EvidenceException("key.malformed", $"A private key has {SeedLength} bytes.");
        }

        _seed = seed.ToArray();
        _publicKey = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(_seed, 0, _publicKey, 0);
        Verifier = new VerifierKey(name, type, _publicKey);
    }

    private SigningKey(SigningKey key, string name) => (_seed, _publicKey, Verifier) = (key._seed, key._publicKey, key.Verifier.Named(name));

    /// <summary>The public half.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>The same key under another name: a signer has one for each of its logs, and deriving the public half costs as much as a signature.</summary>
    /// <exception cref="EvidenceException"><c>key.name</c>.</exception>
    public SigningKey Named(string name) => new(this, name);

    /// <summary>Reads <c>PRIVATE+KEY+name+id+base64</c>.</summary>
    /// <exception cref="EvidenceException"><c>key.malformed</c>, <c>key.type</c>, <c>key.name</c>.</exception>
    public static SigningKey Import(string text)
    {
        var parts = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..].Split('+', 3) : [];
        if (parts.Length != 3 || parts[1].Length != 8 || !uint.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id)
            || !StrictBase64.TryDecode(parts[2], out var key) || key.Length != 1 + SeedLength)
        {
            throw new EvidenceException("key.malformed", "A private key has the form PRIVATE+KEY+name+id+base64.");
        }

        if (key[0] is not ((byte)SignatureType.Ed25519 or (byte)SignatureType.Cosignature))
        {
            throw new EvidenceException("key.type", $"Keys of type {key[0]} are not known to this program.");
        }

        var signer = new SigningKey(parts[0], key.AsSpan(1), (SignatureType)key[0]);
        return signer.Verifier.KeyId == id ? signer : throw new EvidenceException("key.malformed", "The id of the key does not fit its name and bytes.");
    }

    /// <summary>The private key as <c>PRIVATE+KEY+name+id+base64</c>: to be wrapped before it is stored, never to be shown or logged.</summary>
    public string Export() => $"{Prefix}{Verifier.Name}+{Verifier.KeyId:x8}+{Convert.ToBase64String([(byte)Verifier.Type, .. _seed])}";

    /// <summary>A log's signature over a note's text.</summary>
    /// <exception cref="InvalidOperationException">The key is a witness's.</exception>
    public NoteSignature Sign(string text) =>
        Verifier.Type == SignatureType.Ed25519
            ? new NoteSignature(Verifier.Name, Verifier.KeyId, Sign(Encoding.UTF8.GetBytes(text)))
            : throw new InvalidOperationException("A witness's key cosigns; it does not sign.");

    /// <summary>A witness's signature over a note's text and the time.</summary>
    /// <param name="text">The text of the checkpoint.</param>
    /// <param name="seconds">When the witness looked, seconds since the Unix epoch.</param>
    /// <exception cref="InvalidOperationException">The key is a log's.</exception>
    public NoteSignature Cosign(string text, long seconds)
    {
        if (Verifier.Type != SignatureType.Cosignature)
        {
            throw new InvalidOperationException("A log's key signs; it does not cosign.");
        }

        var bytes = new byte[8 + Ed25519.SignatureSize];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seconds);
        Sign(Encoding.UTF8.GetBytes(VerifierKey.CosignedText(text, seconds))).CopyTo(bytes, 8);
        return new NoteSignature(Verifier.Name, Verifier.KeyId, bytes);
    }

    /// <summary>The public half's text.</summary>
    public override string ToString() => Verifier.ToString();

    /// <summary>The bare Ed25519 signature of some bytes.</summary>
    internal byte[] Sign(byte[] message)
    {
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(_seed, 0, _publicKey, 0, message, 0, message.Length, signature, 0); // given its own public half it need not derive it each time
        return signature;
    }
}
