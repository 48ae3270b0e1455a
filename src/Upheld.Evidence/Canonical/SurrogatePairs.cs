namespace Upheld.Evidence.Canonical;

/// <summary>Whether a UTF-16 string can be written as UTF-8 without loss.</summary>
internal static class SurrogatePairs
{
    public static bool AreWhole(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
