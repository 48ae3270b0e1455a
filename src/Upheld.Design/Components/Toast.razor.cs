using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>What was just done, with a form to undo it. Goes by itself after eight seconds; without scripts it stays until the next page.</summary>
public sealed partial class Toast
{
    /// <summary>What was done: "Monitor paused".</summary>
    [Parameter, EditorRequired] public RenderFragment? ChildContent { get; set; }

    /// <summary>The form that takes it back.</summary>
    [Parameter] public RenderFragment? Undo { get; set; }
}
