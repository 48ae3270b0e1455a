using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Frame;

/// <summary>A button for each language but the page's own, written in that language.</summary>
public sealed partial class LanguageSwitch
{
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string ReturnTo => $"/{Navigation.ToBaseRelativePath(Navigation.Uri)}";
}
