using System.Globalization;

namespace Upheld.Design.Frame;

/// <summary>The languages that pages come in.</summary>
public static class Languages
{
    /// <summary>The cookie that keeps a reader's choice.</summary>
    public const string Cookie = "upheld-language";

    /// <summary>A language as its own speakers call it.</summary>
    /// <param name="Culture">The culture that a request runs in.</param>
    /// <param name="Name">Its own name.</param>
    /// <param name="Short">Its own name, short enough for the top bar.</param>
    public sealed record Language(string Culture, string Name, string Short);

    /// <summary>What one can switch to.</summary>
    public static IReadOnlyList<Language> All { get; } = [new("en", "English", "EN"), new("zh-CN", "简体中文", "中文")];

    /// <summary>
    /// The cultures that requests may run in, the default first. <c>zh</c> itself is left out on purpose: browsers set to zh-TW also send it, and they get
    /// English rather than simplified characters.
    /// </summary>
    public static IReadOnlyList<CultureInfo> Cultures { get; } = [.. new[] { "en", "zh-CN", "zh-Hans", "zh-SG" }.Select(CultureInfo.GetCultureInfo)];

    /// <summary>The language of the request that is running.</summary>
    public static Language Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? All[1] : All[0];
}
