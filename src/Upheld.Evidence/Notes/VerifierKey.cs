using System.Buffers.Binary;
using System.Globalization;
using System.Text;

using Org.BouncyCastle.Math.EC.Rfc8032;

using Upheld.Evidence.Hashing;

namespace Upheld.Evidence.Notes;

/// <summary>A public key that may verify notes, as printed in a contract's annex: <c>name+id+base64</c> (C2SP signed-note, "vkey").</summary>
public sealed record VerifierKey
{
    /// <summary>Bytes of a public key.</summary>
    public const int KeyLength = 32;

    private readonly byte[] _publicKey;

    /// <summary>A key of this name.</summary>
    /// <exception cref="EvidenceException"><c>key.name</c>, or <c>key.malformed</c>: not 32 bytes, or no point of the curve.</exception>
    public VerifierKey(string name, SignatureType type, ReadOnlySpan<byte> publicKey)
    {
        Name = KeyName.Checked(name);
        Type = type;
        _publicKey = publicKey.ToArray();
        if (_publicKey.Length != KeyLength || !Ed25519.ValidatePublicKeyFull(_publicKey, 0))
        {
            throw new EvidenceException("key.malformed", "An Ed25519 public key is 32 bytes that name a point of the curve.");
        }

        KeyId = KeyName.IdOf(name, (byte)type, publicKey);
    }

    private VerifierKey(VerifierKey key, string name)
    {
        (Name, Type, _publicKey) = (KeyName.Checked(name), key.Type, key._publicKey);
        KeyId = KeyName.IdOf(name, (byte)Type, _publicKey);
    }

    /// <summary>Name of the key; a log's is its origin.</summary>
    public string Name { get; }

    /// <summary>Algorithm and role.</summary>
    public SignatureType Type { get; }

    /// <summary>Short identifier derived from name, type and key; not a fingerprint to rely on.</summary>
    public uint KeyId { get; }

    /// <summary>The 32 bytes of the public key.</summary>
    public ReadOnlyMemory<byte> PublicKey => _publicKey;

    /// <summary>Reads <c>name+id+base64</c>.</summary>
    /// <exception cref="EvidenceException"><c>key.malformed</c>: also when the id is not that of the name and key; <c>key.type</c>: an unknown algorithm;
    /// <c>key.name</c>.</exception>
    public static VerifierKey Parse(string text)
    {
        var parts = text.Split('+', 3);
        if (parts.Length != 3 || parts[1].Length != 8 || !uint.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id)
            || !StrictBase64.TryDecode(parts[2], out var key) || key.Length < 1)
        {
            throw new EvidenceException("key.malformed", "A verifier key has the form name+id+base64.");
        }

        if (key[0] is not ((byte)SignatureType.Ed25519 or (byte)SignatureType.Cosignature))
        {
            throw new EvidenceException("key.type", $"Keys of type {key[0]} are not known to this program.");
        }

        var verifier = new VerifierKey(parts[0], (SignatureType)key[0], key.AsSpan(1));
        return verifier.KeyId == id ? verifier : throw new EvidenceException("key.malformed", "The id of the key does not fit its name and bytes.");
    }

    /// <summary>The same point of the curve under another name.</summary>
    internal VerifierKey Named(string name) => new(this, name);

    /// <summary>The key as <c>name+id+base64</c>.</summary>
    public override string ToString() => $"{Name}+{KeyId:x8}+{Convert.ToBase64String([(byte)Type, .. _publicKey])}";

    /// <summary>Whether the signature is one of this key over the text.</summary>
    public bool Verify(string text, NoteSignature signature)
    {
        if (!IsOf(signature))
        {
            return false;
        }

        if (Type == SignatureType.Ed25519)
        {
            return Verify(Encoding.UTF8.GetBytes(text), signature.Signature.Span);
        }

        return TryGetCosignatureTime(signature, out var time)
            && Verify(Encoding.UTF8.GetBytes(CosignedText(text, time)), signature.Signature.Span[8..]);
    }

    /// <summary>Whether the signature claims to be one of this key: name and id are equal.</summary>
    public bool IsOf(NoteSignature signature) => signature.KeyId == KeyId && signature.Name == Name;

    /// <summary>The time that a witness put into its cosignature, in seconds since the Unix epoch; trust it only after <see cref="Verify(string, NoteSignature)"/>.</summary>
    public static bool TryGetCosignatureTime(NoteSignature signature, out long seconds)
    {
        seconds = signature.Signature.Length == 8 + Ed25519.SignatureSize ? BinaryPrimitives.ReadInt64BigEndian(signature.Signature.Span) : -1;
        return seconds >= 0;
    }

    /// <summary>Equal when name, type and key are.</summary>
    public bool Equals(VerifierKey? other) => other is not null && Name == other.Name && Type == other.Type && _publicKey.AsSpan().SequenceEqual(other._publicKey);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)KeyId;

    internal static string CosignedText(string text, long seconds) => string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {seconds}\n{text}");

    /// <summary>Whether a bare Ed25519 signature is one of this key over some bytes.</summary>
    internal bool Verify(byte[] message, ReadOnlySpan<byte> signature) =>
        signature.Length == Ed25519.SignatureSize && Ed25519.Verify(signature.ToArray(), 0, _publicKey, 0, message, 0, message.Length);
}
