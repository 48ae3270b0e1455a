using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Upheld.Design.Text;

/// <summary>Picks <c>Key.one</c> or <c>Key.other</c>. English knows both; Chinese has one form, so both of its entries read the same.</summary>
public static class Plural
{
    /// <summary>The text for <paramref name="count"/> things.</summary>
    /// <param name="words">Where <c>{key}.one</c> and <c>{key}.other</c> stand.</param>
    /// <param name="key">The entry's name without its ending.</param>
    /// <param name="count">Becomes <c>{0}</c>, with the reader's digit grouping.</param>
    /// <param name="more">Become <c>{1}</c> and on.</param>
    public static string Count(this IStringLocalizer words, string key, long count, params ReadOnlySpan<object> more) =>
        words[count is 1 or -1 ? $"{key}.one" : $"{key}.other", [count.ToString("N0", CultureInfo.CurrentCulture), .. more]];
}
