using Microsoft.AspNetCore.Http;

namespace Upheld.Design.Frame;

/// <summary>Which of the two palettes a reader wants.</summary>
public enum Theme
{
    /// <summary>As the reader's system says.</summary>
    System,

    /// <summary>Dark on light.</summary>
    Light,

    /// <summary>Light on dark.</summary>
    Dark,
}

/// <summary>Keeps the theme in a cookie, so that the server writes it into <c>&lt;html data-theme&gt;</c> before the first paint and no script is needed.</summary>
public static class ThemeCookie
{
    /// <summary>The cookie's name.</summary>
    public const string Name = "upheld-theme";

    /// <summary>The theme that a request asks for.</summary>
    public static Theme Read(HttpRequest request) => request.Cookies[Name] switch
    {
        "light" => Theme.Light,
        "dark" => Theme.Dark,
        _ => Theme.System,
    };

    /// <summary>Remembers the theme for a year.</summary>
    public static void Write(HttpContext http, Theme theme) => PreferenceCookie.Write(http, Name, theme == Theme.System ? null : Attribute(theme));

    /// <summary>The value of <c>data-theme</c>; null where the system decides.</summary>
    public static string? Attribute(Theme theme) => theme switch { Theme.Light => "light", Theme.Dark => "dark", _ => null };
}
