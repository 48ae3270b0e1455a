using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Upheld.Web.Access;

/// <summary>The connection came over the socket file, not over the network.</summary>
internal sealed class LocalSocketRequirement : IAuthorizationRequirement;

internal sealed class LocalSocketHandler(IHttpContextAccessor context) : AuthorizationHandler<LocalSocketRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext authorization, LocalSocketRequirement requirement)
    {
        // Over TCP there always is a remote address; over a socket file there is none.
        var connection = context.HttpContext?.Features.Get<IHttpConnectionFeature>();
        if (connection is { RemoteIpAddress: null, LocalIpAddress: null } && context.HttpContext?.Features.Get<IConnectionSocketFeature>()?.Socket.AddressFamily == System.Net.Sockets.AddressFamily.Unix)
        {
            authorization.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
