using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>A part of a page on its own ground.</summary>
public sealed partial class Card
{
    /// <summary>Its heading.</summary>
    [Parameter] public string? Title { get; set; }

    /// <summary>Whether its content reaches its edges: for tables.</summary>
    [Parameter] public bool Flush { get; set; }

    /// <summary>Links and forms beside the heading.</summary>
    [Parameter] public RenderFragment? Actions { get; set; }

    /// <summary>The content.</summary>
    [Parameter, EditorRequired] public RenderFragment? ChildContent { get; set; }
}
