using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>What is wrong with one input. The input names it in <c>aria-describedby</c>; <see cref="Field"/> does both.</summary>
public sealed partial class FieldError
{
    /// <summary>The input's id.</summary>
    [Parameter, EditorRequired] public string For { get; set; } = "";

    /// <summary>What is wrong and what would be right; nothing is drawn while there is none.</summary>
    [Parameter] public string? Message { get; set; }

    /// <summary>The id of the error text of an input.</summary>
    public static string IdOf(string input) => $"{input}-error";
}
