using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>The search box over a table. Inside <c>&lt;up-table complete&gt;</c> it filters while one types; elsewhere, and without scripts, it asks the server.</summary>
public sealed partial class TableFilter
{
    /// <summary>What was asked for, from the address.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>The query's name.</summary>
    [Parameter] public string Query { get; set; } = "q";

    /// <summary>The box's hint and label.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Hidden inputs that keep the rest of the address, and further filters.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }
}
