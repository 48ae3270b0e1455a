using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;

namespace Upheld.Web.Access;

/// <summary>Puts a request into its scope: the customer in its route, or the installation where the page says why. Any other endpoint sees nobody's rows.</summary>
internal sealed class EnterScope(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, UpheldDb db)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OwnScopesAttribute>() is not null)
        {
            await next(context);
            return;
        }

        if (context.GetRouteValue("customer") is string customer && Guid.TryParse(customer, out var id))
        {
            await db.EnterAsync(Scope.Customer(new CustomerId(id)), context.RequestAborted);
        }
        else if (context.GetEndpoint()?.Metadata.GetMetadata<InstallationScopeAttribute>() is { } installation)
        {
            await db.EnterAsync(Scope.Installation(installation.Reason), context.RequestAborted);
        }

        await next(context);
    }
}
