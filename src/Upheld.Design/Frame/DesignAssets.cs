namespace Upheld.Design.Frame;

/// <summary>The files that pages load. Modules do not import each other, so that each has a fingerprinted address of its own and is never asked for twice.</summary>
public static class DesignAssets
{
    private const string Root = "_content/Upheld.Design";

    /// <summary>The style sheets, in order.</summary>
    public static IReadOnlyList<string> StyleSheets { get; } = [.. new[] { "tokens", "base", "frame", "controls", "parts", "tables", "charts", "print" }.Select(n => $"{Root}/css/{n}.css")];

    /// <summary>The scripts, in any order.</summary>
    public static IReadOnlyList<string> Scripts { get; } = [.. new[] { "page", "table", "time", "live", "swap", "chart", "toast", "keys", "palette" }.Select(n => $"{Root}/js/{n}.js")];

    /// <summary>The mark.</summary>
    public const string Favicon = $"{Root}/brand/favicon.svg";
}
