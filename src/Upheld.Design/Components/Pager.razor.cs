using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>Moves through a keyset list: there are no page numbers, since counting and skipping rows is what makes long lists slow.</summary>
public sealed partial class Pager
{
    /// <summary>The address of the first page; null on it.</summary>
    [Parameter] public string? First { get; set; }

    /// <summary>The address of the page before; null where there is none.</summary>
    [Parameter] public string? Previous { get; set; }

    /// <summary>The address of the page after; null where there is none.</summary>
    [Parameter] public string? Next { get; set; }

    /// <summary>How many rows this page shows.</summary>
    [Parameter] public int? Shown { get; set; }
}
