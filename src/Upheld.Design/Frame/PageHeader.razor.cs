using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Frame;

/// <summary>A page's title with the way up, its status and what can be done here.</summary>
public sealed partial class PageHeader
{
    /// <summary>The title.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>One sentence below it.</summary>
    [Parameter] public string? Lead { get; set; }

    /// <summary>Links to the pages above this one, in order.</summary>
    [Parameter] public RenderFragment? Crumbs { get; set; }

    /// <summary>A verdict or state beside the title.</summary>
    [Parameter] public RenderFragment? Status { get; set; }

    /// <summary>Buttons at the right.</summary>
    [Parameter] public RenderFragment? Actions { get; set; }
}
