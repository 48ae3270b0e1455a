using System.Text;

namespace Upheld.Figures.Headless;

/// <summary>Makes text safe for a line-by-line stream: names come from the input and may hold line ends or terminal escapes.</summary>
internal static class OneLine
{
    public static string Of(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }
        var safe = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = char.IsControl(c) ? safe.Append($"\\u{(int)c:x4}") : safe.Append(c);
        }
        return safe.ToString();
    }
}
