using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>An expected failure in the place of what was asked for: what happened, what to do, and the stable code to quote.</summary>
public sealed partial class Failure
{
    /// <summary>What did not work; by default a general sentence.</summary>
    [Parameter] public string? Title { get; set; }

    /// <summary>What happened and what to do, in the reader's language.</summary>
    [Parameter, EditorRequired] public string Message { get; set; } = "";

    /// <summary>The error's code (<c>ticket.already_resolved</c>).</summary>
    [Parameter] public string? Code { get; set; }

    /// <summary>Links or forms that help.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }
}
