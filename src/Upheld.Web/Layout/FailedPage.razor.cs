using Microsoft.AspNetCore.Components;

namespace Upheld.Web.Layout;

/// <summary>What a reader sees when something broke that nobody expected. The details are in the log, under the same number.</summary>
public sealed partial class FailedPage
{
    [CascadingParameter] private HttpContext? Http { get; set; }

    private string? Trace => Http is null ? null : FailureNumber.Of(Http);
}
