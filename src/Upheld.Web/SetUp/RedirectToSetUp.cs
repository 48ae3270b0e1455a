using Microsoft.AspNetCore.Components.Endpoints;

namespace Upheld.Web.SetUp;

/// <summary>Leads every page to the first run until it is done, and away from it afterwards.</summary>
internal sealed class RedirectToSetUp(RequestDelegate next, SetUpGate gate)
{
    private const string Path = "/setup";

    public async Task InvokeAsync(HttpContext context, SetUpInstallation setUp)
    {
        var isSetUp = context.Request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase);
        var isPage = context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        if (isPage && await gate.IsPendingAsync(setUp, context.RequestAborted) != isSetUp)
        {
            // Not pending and not set-up is every ordinary page.
            context.Response.Redirect(isSetUp ? "/sign-in" : Path);
            return;
        }

        await next(context);
    }
}
