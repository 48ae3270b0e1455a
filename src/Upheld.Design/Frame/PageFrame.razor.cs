using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Upheld.Design.Frame;

/// <summary>What stands round each page: skip link, top bar, content, foot. On a phone the navigation moves to the bottom, under the thumb.</summary>
public sealed partial class PageFrame
{
    /// <summary>The <see cref="NavItem"/> links; five at most fit a phone.</summary>
    [Parameter] public RenderFragment? Nav { get; set; }

    /// <summary>More tools in the top bar: the palette.</summary>
    [Parameter] public RenderFragment? Tools { get; set; }

    /// <summary>The <see cref="UserMenu"/>, or a link to sign in.</summary>
    [Parameter] public RenderFragment? User { get; set; }

    /// <summary>A rail beside the content, for pages that have one.</summary>
    [Parameter] public RenderFragment? Aside { get; set; }

    /// <summary>The page.</summary>
    [Parameter, EditorRequired] public RenderFragment? ChildContent { get; set; }

    /// <summary>The foot's content: version, licence.</summary>
    [Parameter] public RenderFragment? Footer { get; set; }

    /// <summary>Dialogs at the end of the page: <see cref="Shortcuts"/>.</summary>
    [Parameter] public RenderFragment? Overlays { get; set; }

    /// <summary>The zone of the page's times, named in its foot.</summary>
    [CascadingParameter] public DateTimeZone? PageZone { get; set; }

    [CascadingParameter] private HttpContext? Http { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <summary>The page's own path: with <c>&lt;base href="/"&gt;</c> a bare fragment would lead to the start page.</summary>
    private string Here => Http?.Features.Get<IStatusCodeReExecuteFeature>() is { } asked
        ? asked.OriginalPath + asked.OriginalQueryString // the page that stands for one that is not there
        : $"/{Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0]}";
}
