using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>
/// A heading that sorts its column: a link to the sorted page, which <c>&lt;up-table complete&gt;</c> answers in the browser instead. The order stands in the
/// address as <c>?sort=key</c>, or <c>?sort=-key</c> for descending.
/// </summary>
public sealed partial class SortHeader
{
    /// <summary>The column's name in the address.</summary>
    [Parameter, EditorRequired] public string Key { get; set; } = "";

    /// <summary>The heading.</summary>
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    /// <summary>The order that the page was asked for, as it stands in the address; null for its natural order.</summary>
    [Parameter] public string? Sort { get; set; }

    /// <summary>Whether the column holds numbers: set right, sorted by <c>data-v</c>.</summary>
    [Parameter] public bool Numeric { get; set; }

    /// <summary>The query's name for the order, where a page has two tables.</summary>
    [Parameter] public string Query { get; set; } = "sort";

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string AriaSort => Sort == Key ? "ascending" : Sort == $"-{Key}" ? "descending" : "none";

    private string Href => Navigation.GetUriWithQueryParameter(Query, Sort == Key ? $"-{Key}" : Key);
}
