using System.Globalization;

namespace Upheld.Commitments.Contracts.Texts;

/// <summary>A language in which everything that people read exists.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Chinese in simplified characters.</summary>
    Chinese,
}

/// <summary>From language tags to ours.</summary>
public static class Languages
{
    /// <summary>The language of a tag such as <c>zh-CN</c>, <c>zh_CN.UTF-8</c> or <c>en</c>; anything but Chinese reads English.</summary>
    public static Language Of(string? tag) =>
        tag?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? Language.Chinese : Language.English;

    /// <summary>The language of a culture.</summary>
    public static Language Of(CultureInfo culture) => Of(culture.Name);
}
