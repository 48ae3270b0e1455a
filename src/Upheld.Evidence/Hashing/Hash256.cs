using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Upheld.Evidence.Hashing;

/// <summary>A SHA-256 value: 32 bytes held in place, so that trees of millions of hashes need no object each.</summary>
public readonly struct Hash256 : IEquatable<Hash256>
{
    /// <summary>Bytes in a hash.</summary>
    public const int Length = 32;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    /// <summary>The hash whose bytes these are.</summary>
    /// <exception cref="ArgumentException">There are not exactly 32 of them.</exception>
    public Hash256(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException($"A hash has {Length} bytes, not {bytes.Length}.", nameof(bytes));
        }

        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>Whether both hashes have the same bytes.</summary>
    public static bool operator ==(Hash256 left, Hash256 right) => left.Equals(right);

    /// <summary>Whether the hashes differ.</summary>
    public static bool operator !=(Hash256 left, Hash256 right) => !left.Equals(right);

    /// <summary>The hash of 64 hexadecimal digits in lower case.</summary>
    /// <exception cref="EvidenceException"><c>hash.malformed</c>.</exception>
    public static Hash256 FromHex(string hex) =>
        TryFromHex(hex, out var hash) ? hash : throw new EvidenceException("hash.malformed", "A hash is 64 hexadecimal digits in lower case.");

    /// <summary>The hash of 64 hexadecimal digits in lower case; false for anything else.</summary>
    public static bool TryFromHex([NotNullWhen(true)] string? hex, out Hash256 hash)
    {
        hash = default;
        Span<byte> bytes = stackalloc byte[Length];
        if (hex is not { Length: 2 * Length } || hex.AsSpan().ContainsAnyInRange('A', 'Z')
            || Convert.FromHexString(hex, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        hash = new Hash256(bytes);
        return true;
    }

    /// <summary>The hash of 44 characters of standard, padded base 64 (RFC 4648, section 4), as checkpoints and proofs write it.</summary>
    /// <exception cref="EvidenceException"><c>hash.malformed</c>: also when unused bits are set, so that no two texts mean one hash.</exception>
    public static Hash256 FromBase64(string text) =>
        StrictBase64.TryDecode(text, out var bytes) && bytes.Length == Length
            ? new Hash256(bytes)
            : throw new EvidenceException("hash.malformed", "A hash is 44 characters of canonical base 64.");

    /// <summary>A hash from a run of hashes without gaps, such as a tile.</summary>
    public static Hash256 At(ReadOnlySpan<byte> run, int index) => new(run.Slice(index * Length, Length));

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _a);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _d);
    }

    /// <summary>The 32 bytes in a new array.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>44 characters of base 64.</summary>
    public string ToBase64()
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>64 hexadecimal digits in lower case, as <c>sha256sum</c> prints them.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <inheritdoc/>
    public bool Equals(Hash256 other) => _a == other._a && _b == other._b && _c == other._c && _d == other._d;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Hash256 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _a.GetHashCode();
}
