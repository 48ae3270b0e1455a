using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>What a page shows when there is nothing yet: why, and the one thing to do about it.</summary>
public sealed partial class EmptyState
{
    /// <summary>What is not there: "No monitors yet".</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>One sentence that says what to do.</summary>
    [Parameter] public string? Text { get; set; }

    /// <summary>The drawing above it.</summary>
    [Parameter] public Glyph Glyph { get; set; } = Glyph.Shield;

    /// <summary>The form or link that does it.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }
}
