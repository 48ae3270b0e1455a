using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Frame;

/// <summary>The signed-in person, with what they can do about their account.</summary>
public sealed partial class UserMenu
{
    /// <summary>The person's name.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>Their role or customer.</summary>
    [Parameter] public string? Role { get; set; }

    /// <summary>Links and the sign-out form.</summary>
    [Parameter, EditorRequired] public RenderFragment? ChildContent { get; set; }

    private string Initial => Name.Length == 0 ? "?" : StringInfo.GetNextTextElement(Name).ToUpperInvariant();
}
