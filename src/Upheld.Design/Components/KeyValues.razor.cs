using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>A list of names and values: the facts of a record.</summary>
public sealed partial class KeyValues
{
    /// <summary>Its <see cref="KeyValue"/> rows.</summary>
    [Parameter, EditorRequired] public RenderFragment? ChildContent { get; set; }
}
