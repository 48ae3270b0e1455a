using System.Diagnostics.CodeAnalysis;

namespace Upheld.Evidence.Hashing;

/// <summary>Standard base 64 (RFC 4648, section 4) in which every value has exactly one text.</summary>
/// <remarks>The framework's decoder skips white space and ignores the unused bits of the last character: a flipped bit there would go unnoticed.</remarks>
internal static class StrictBase64
{
    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        var decoded = new byte[(text.Length * 3 / 4) + 3];
        if (!Convert.TryFromBase64String(text, decoded, out var length))
        {
            return false;
        }

        if (!string.Equals(Convert.ToBase64String(decoded, 0, length), text, StringComparison.Ordinal))
        {
            return false;
        }

        bytes = decoded[..length];
        return true;
    }
}
