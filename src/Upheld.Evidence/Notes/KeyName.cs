using System.Buffers.Binary;
using System.Text;

using Upheld.Evidence.Hashing;

namespace Upheld.Evidence.Notes;

/// <summary>Rules for the names and ids of signing keys (C2SP signed-note).</summary>
internal static class KeyName
{
    public static bool IsValid(string name) =>
        name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || c == '+' || c < ' ') && Canonical.SurrogatePairs.AreWhole(name);

    public static string Checked(string name) =>
        IsValid(name) ? name : throw new EvidenceException("key.name", $"'{name}' is no key name: not empty, without spaces and plus signs.");

    /// <summary>SHA-256(name || newline || type || public key), the first four bytes.</summary>
    public static uint IdOf(string name, byte type, ReadOnlySpan<byte> publicKey)
    {
        byte[] input = [.. Encoding.UTF8.GetBytes(name), (byte)'\n', type, .. publicKey];
        return BinaryPrimitives.ReadUInt32BigEndian(Sha256.Of(input).ToArray());
    }
}
