using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>A short label with a dot: a tag, a criticality, a count. Its text says all; the dot's colour only helps to find it.</summary>
public sealed partial class Chip
{
    /// <summary>The dot's colour.</summary>
    [Parameter] public Tone Tone { get; set; }

    /// <summary>More about it, on hover.</summary>
    [Parameter] public string? Title { get; set; }

    /// <summary>The text.</summary>
    [Parameter, EditorRequired] public RenderFragment? ChildContent { get; set; }
}
