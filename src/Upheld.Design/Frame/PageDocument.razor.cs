using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Upheld.Design.Frame;

/// <summary>The HTML document: the host's root component renders this and nothing round it.</summary>
public sealed partial class PageDocument
{
    /// <summary>More for the head: the host's own style sheets.</summary>
    [Parameter] public RenderFragment? Head { get; set; }

    /// <summary>The body: the router.</summary>
    [Parameter, EditorRequired] public RenderFragment? ChildContent { get; set; }

    /// <summary>Whether scripts are loaded. Reports and public status pages do without.</summary>
    [Parameter] public bool Scripts { get; set; } = true;

    [CascadingParameter] private HttpContext? Http { get; set; }

    private Theme Theme => Http is null ? Theme.System : ThemeCookie.Read(Http.Request);
}
