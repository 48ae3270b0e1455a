namespace Upheld.Commitments.Contracts.Values;

/// <summary>Exact percentages, written with their sign: <c>99.9%</c>.</summary>
public static class PercentText
{
    /// <summary>Reads <c>99.9%</c> as 99.9; null when the text is no percentage.</summary>
    public static decimal? Parse(string text) => text.EndsWith('%') ? DecimalText.Parse(text[..^1].TrimEnd(' ')) : null;

    /// <summary>The canonical text of 99.9 per cent: <c>99.9%</c>.</summary>
    public static string Format(decimal percent) => DecimalText.Format(percent) + "%";
}
