using Upheld.Evidence.Hashing;
using Upheld.Kernel.Ids;

namespace Upheld.Kernel.Ledger;

/// <summary>The secret in the path with which a customer reads their log. Its last digits are a checksum over itself and the log, so that a token that was
/// altered in the database, or put at another log, is noticed.</summary>
internal static class ReadToken
{
    private const int RandomBytes = 24;
    private const int ChecksumBytes = 4;

    /// <summary>A new token of a log.</summary>
    public static string New(IIds ids, Guid log)
    {
        var random = ids.NewBytes(RandomBytes);
        return Convert.ToHexStringLower(random) + Checksum(random, log);
    }

    /// <summary>Whether a token can be one of this log.</summary>
    public static bool IsWellFormed(string token, Guid log)
    {
        const int RandomDigits = 2 * RandomBytes;
        if (token.Length != RandomDigits + (2 * ChecksumBytes) || token.Any(c => !char.IsAsciiHexDigitLower(c)))
        {
            return false;
        }

        return token[RandomDigits..] == Checksum(Convert.FromHexString(token.AsSpan(0, RandomDigits)), log);
    }

    private static string Checksum(byte[] random, Guid log) =>
        Sha256.Of([.. "upheld/read-token"u8, .. log.ToByteArray(bigEndian: true), .. random]).ToString()[..(2 * ChecksumBytes)];
}
