namespace Upheld.Commitments.Contracts.Texts;

/// <summary>The same words in each of our languages.</summary>
/// <param name="En">English.</param>
/// <param name="Zh">Chinese, simplified.</param>
public sealed record LocalText(string En, string Zh)
{
    /// <summary>A text that is the same in every language: a name, a number, a date.</summary>
    public static implicit operator LocalText(string text) => new(text, text);

    /// <summary>The words in one language.</summary>
    public string In(Language language) => language == Language.Chinese ? Zh : En;

    /// <summary>Both texts with each <c>{name}</c> replaced by its value in the same language; a name without a value stays as it is.</summary>
    public LocalText Fill(params IEnumerable<(string Name, LocalText Value)> values)
    {
        var (en, zh) = (En, Zh);
        foreach (var (name, value) in values)
        {
            en = en.Replace("{" + name + "}", value.En, StringComparison.Ordinal);
            zh = zh.Replace("{" + name + "}", value.Zh, StringComparison.Ordinal);
        }

        return new LocalText(en, zh);
    }

    /// <summary>Several texts as a list in a sentence: <c>a, b or c</c>, <c>a、b 或 c</c>.</summary>
    public static LocalText AnyOf(IReadOnlyList<LocalText> items) => Joined(items, " or ", "或");

    /// <summary>Several texts as a list in a sentence: <c>a, b and c</c>, <c>a、b 和 c</c>.</summary>
    public static LocalText AllOf(IReadOnlyList<LocalText> items) => Joined(items, " and ", "和");

    private static LocalText Joined(IReadOnlyList<LocalText> items, string lastEn, string lastZh) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => new LocalText(
            string.Join(", ", items.SkipLast(1).Select(i => i.En)) + lastEn + items[^1].En,
            Spaced(string.Join("、", items.SkipLast(1).Select(i => i.Zh)), lastZh, items[^1].Zh)),
    };

    /// <summary>Chinese typography sets a space between a Chinese word and a Latin one, and none between two Chinese ones.</summary>
    private static string Spaced(string before, string word, string after) =>
        before + (char.IsAscii(before[^1]) ? " " : "") + word + (after.Length > 0 && char.IsAscii(after[0]) ? " " : "") + after;
}
