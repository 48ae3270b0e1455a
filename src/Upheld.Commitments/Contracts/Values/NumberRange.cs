using System.Globalization;

namespace Upheld.Commitments.Contracts.Values;

/// <summary>Whole numbers from one to another, both inside: <c>200-299</c>, or one alone: <c>204</c>.</summary>
/// <param name="First">The smallest.</param>
/// <param name="Last">The largest.</param>
public readonly record struct NumberRange(int First, int Last)
{
    /// <summary>Reads a range; null when the text is none or runs backwards.</summary>
    public static NumberRange? Parse(string text)
    {
        var ends = text.Split('-');
        return ends.Length <= 2 && Number(ends[0]) is { } first && Number(ends[^1]) is { } last && first <= last ? new NumberRange(first, last) : null;
    }

    /// <summary>Whether a number is inside.</summary>
    public bool Contains(int number) => number >= First && number <= Last;

    /// <inheritdoc/>
    public override string ToString() => First == Last
        ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
