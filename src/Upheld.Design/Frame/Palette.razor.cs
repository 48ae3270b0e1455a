using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Frame;

/// <summary>
/// Jumps anywhere by a few letters: Ctrl-K or ⌘-K. It knows the links of the page that carry <c>data-palette</c>, and the entries that
/// <see cref="Source"/> answers: a JSON list of <c>{"text", "href", "kind"}</c>, fetched when the palette is first opened. Chinese names match by their
/// pinyin initials. Without scripts it is not shown: the navigation leads to the same places.
/// </summary>
public sealed partial class Palette
{
    /// <summary>The address of the entries; null where there are only the page's own links.</summary>
    [Parameter] public string? Source { get; set; }
}
