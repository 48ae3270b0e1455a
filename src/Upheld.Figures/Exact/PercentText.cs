namespace Upheld.Figures.Exact;

/// <summary>Percentages as people and files write them, kept as exact shares: <c>99.9%</c> is 999/1000.</summary>
public static class PercentText
{
    /// <summary>How many decimals a percentage is printed with: two would hide 52 minutes a year.</summary>
    public const int Decimals = 4;

    /// <summary>Reads <c>99.9</c> or <c>99.9%</c> as a share; false when it is not a plain decimal. The range is the caller's to check.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Rational share)
    {
        var parsed = Rational.TryParse(text.EndsWith("%") ? text[..^1] : text, out var percent);
        share = parsed ? percent / 100 : default;
        return parsed;
    }

    /// <summary>The share as a percentage, floored to four decimals, without the sign: 0.99931249 gives <c>99.9312</c>.</summary>
    public static string Floored(Rational share) => (share * 100).ToFloorText(Decimals);

    /// <summary>The share as a percentage, rounded half away from zero to four decimals; for the Icinga mode alone.</summary>
    public static string Rounded(Rational share) => (share * 100).ToRoundedText(Decimals);
}
