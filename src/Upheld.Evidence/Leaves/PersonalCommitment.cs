using Upheld.Evidence.Hashing;

namespace Upheld.Evidence.Leaves;

/// <summary>Ties erasable personal data to a leaf without revealing it: SHA-256("upheld/p1" || salt || bytes).</summary>
/// <remarks>The salt is random per record and stored beside the text; destroying both is the erasure (spec of proof, 3). Without the salt a guessed
/// text cannot be confirmed.</remarks>
public static class PersonalCommitment
{
    /// <summary>Bytes of salt.</summary>
    public const int SaltLength = 32;

    /// <summary>The commitment of some bytes under a salt.</summary>
    /// <exception cref="ArgumentException">The salt has not 32 bytes.</exception>
    public static Hash256 Of(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> data)
    {
        if (salt.Length != SaltLength)
        {
            throw new ArgumentException($"A salt has {SaltLength} bytes.", nameof(salt));
        }

        return Sha256.Of([.. "upheld/p1"u8, .. salt, .. data]);
    }

    /// <summary>Whether a commitment opens to these bytes under this salt.</summary>
    public static bool Opens(Hash256 commitment, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> data) =>
        salt.Length == SaltLength && Of(salt, data) == commitment;
}
