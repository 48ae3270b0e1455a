using System.Globalization;

namespace Upheld.Commitments.Contracts.Values;

/// <summary>Exact decimal numbers without exponent: <c>0.5</c>, <c>1200</c>, <c>-3</c>.</summary>
public static class DecimalText
{
    /// <summary>Reads a number of at most 15 digits before and 12 after the point, so that it is exact; null when the text is none.</summary>
    public static decimal? Parse(string text)
    {
        var body = text.StartsWith('-') ? text.AsSpan(1) : text;
        var point = body.IndexOf('.');
        var whole = point < 0 ? body : body[..point];
        var fraction = point < 0 ? [] : body[(point + 1)..];
        return whole.Length is > 0 and <= 15 && fraction.Length <= 12 && (point < 0 || fraction.Length > 0) && AllDigits(whole) && AllDigits(fraction)
            ? decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>The canonical text: no leading or trailing zeros, no negative zero.</summary>
    public static string Format(decimal value) => value == 0 ? "0" : value.ToString("0.############", CultureInfo.InvariantCulture);

    private static bool AllDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
