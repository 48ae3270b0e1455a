using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>Puts a text into the clipboard: an address, a hash, a table as Markdown. Hidden where scripts are off.</summary>
public sealed partial class CopyButton
{
    /// <summary>What to copy; null copies the page's address.</summary>
    [Parameter] public string? Text { get; set; }

    /// <summary>The button's text; by default "Copy".</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }
}
