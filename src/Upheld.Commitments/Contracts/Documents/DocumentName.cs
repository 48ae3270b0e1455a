namespace Upheld.Commitments.Contracts.Documents;

/// <summary>The rule of names: lower-case letters, digits and hyphens, 1 to 63 of them.</summary>
public static class DocumentName
{
    /// <summary>Whether a text is a name.</summary>
    public static bool IsRight(string text) =>
        text.Length is >= 1 and <= 63 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
