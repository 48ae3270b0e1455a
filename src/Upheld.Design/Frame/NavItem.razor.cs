using Microsoft.AspNetCore.Components;
using Upheld.Design.Components;

namespace Upheld.Design.Frame;

/// <summary>A link of the main navigation.</summary>
public sealed partial class NavItem
{
    /// <summary>The page's path.</summary>
    [Parameter, EditorRequired] public string Href { get; set; } = "";

    /// <summary>Its name.</summary>
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    /// <summary>Its drawing.</summary>
    [Parameter, EditorRequired] public Glyph Glyph { get; set; }

    /// <summary>The keys that go there, with spaces between: "g s".</summary>
    [Parameter] public string? Keys { get; set; }

    /// <summary>Further paths that belong to it: a customer's scorecard belongs to the overview.</summary>
    [Parameter] public string? Also { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string Path => $"/{Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0]}";

    private bool IsHere => Holds(Href) || (Also is not null && Holds(Also));

    private bool Holds(string path) => path == "/" ? Path == "/" : Path == path || Path.StartsWith($"{path}/", StringComparison.Ordinal);
}
