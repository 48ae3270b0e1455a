using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>A link of <see cref="Tabs"/>.</summary>
public sealed partial class Tab
{
    /// <summary>The view's address.</summary>
    [Parameter, EditorRequired] public string Href { get; set; } = "";

    /// <summary>Whether it is the one shown.</summary>
    [Parameter] public bool Current { get; set; }

    /// <summary>How many things it holds.</summary>
    [Parameter] public long? Count { get; set; }

    /// <summary>Its name.</summary>
    [Parameter, EditorRequired] public RenderFragment? ChildContent { get; set; }
}
