using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>Something to know that is no failure: a partial period, a window that excludes nothing.</summary>
public sealed partial class Notice
{
    /// <summary>Its weight.</summary>
    [Parameter] public Tone Tone { get; set; } = Tone.Accent;

    /// <summary>The text.</summary>
    [Parameter, EditorRequired] public RenderFragment? ChildContent { get; set; }
}
