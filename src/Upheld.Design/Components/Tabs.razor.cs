using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>Links to the sibling views of a page, each with an address of its own.</summary>
public sealed partial class Tabs
{
    /// <summary>What the links are about, for those who hear the page.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Its <see cref="Tab"/> links.</summary>
    [Parameter, EditorRequired] public RenderFragment? ChildContent { get; set; }
}
