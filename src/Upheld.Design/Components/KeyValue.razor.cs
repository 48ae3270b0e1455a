using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>A row of <see cref="KeyValues"/>.</summary>
public sealed partial class KeyValue
{
    /// <summary>The name.</summary>
    [Parameter, EditorRequired] public string Key { get; set; } = "";

    /// <summary>The value.</summary>
    [Parameter, EditorRequired] public RenderFragment? ChildContent { get; set; }
}
