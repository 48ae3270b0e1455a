using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Upheld.Design.Components;

namespace Upheld.Design.Frame;

/// <summary>One button that goes round: as the system, light, dark.</summary>
public sealed partial class ThemeSwitch
{
    [CascadingParameter] private HttpContext? Http { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private Theme Current => Http is null ? Theme.System : ThemeCookie.Read(Http.Request);

    private Theme Following => Current switch { Theme.System => Theme.Light, Theme.Light => Theme.Dark, _ => Theme.System };

    private string Label => $"{L["Theme"]}: {L[$"Theme.{Current}"]}";

    private Glyph Drawing => Current switch { Theme.Light => Glyph.Sun, Theme.Dark => Glyph.Moon, _ => Glyph.Screen };

    private string ReturnTo => $"/{Navigation.ToBaseRelativePath(Navigation.Uri)}";
}
