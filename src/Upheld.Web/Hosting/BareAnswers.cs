using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;

namespace Upheld.Web.Hosting;

/// <summary>Only what is not there gets a page instead of its bare status, and not under <c>/r/</c>, where programs read logs. A form whose token has run out (a tab that was open over night) is shown afresh.</summary>
internal sealed class BareAnswers(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if ((context.Response.StatusCode != StatusCodes.Status404NotFound || context.Request.Path.StartsWithSegments("/r")) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        if (context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false } && HttpMethods.IsPost(context.Request.Method)
            && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = $"{context.Request.Path}{context.Request.QueryString}";
        }
    }
}
