using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Upheld.Kernel.Access;
using Upheld.Web.CommandLine;
using Upheld.Web.Hosting;
using Upheld.Web.Tests.CommandLine;

namespace Upheld.Web.Tests.Access;

public sealed class EndpointPolicyTests
{
    /// <summary>Files that every browser may have: style sheets, scripts, fonts.</summary>
    private static readonly string[] Open = ["_framework/", "_content/", "css/", "js/", "fonts/", "favicon", "Upheld."];

    /// <summary>Added by the framework without a way to give them a policy, and so closed by the fallback: only a redirect of an enhanced form to another origin, and files that are not in
    /// the list of static files, would need them.</summary>
    private static readonly string[] Closed = ["/_framework/opaque-redirect", "{**path:file}"];

    [Fact]
    public async Task Every_endpoint_names_its_policy()
    {
        using var folder = new TemporaryFolder();
        await using var app = UpheldHost.Build(ServerSettings.From(new Arguments(["--data", folder["data"]])), loops: false);

        var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>().ToList();

        endpoints.Count.ShouldBeGreaterThan(8);
        endpoints.Where(e => !IsJudged(e)).Select(e => $"{e.RoutePattern.RawText} ({e.DisplayName})").ShouldBeEmpty(
            "these endpoints have no policy: say RequireAuthorization(…Policies.X), and KernelPolicies.Anybody where it is open to all");
    }

    [Fact]
    public async Task Every_policy_that_an_endpoint_names_exists()
    {
        using var folder = new TemporaryFolder();
        await using var app = UpheldHost.Build(ServerSettings.From(new Arguments(["--data", folder["data"]])), loops: false);
        var policies = (IAuthorizationPolicyProvider)app.Services.GetService(typeof(IAuthorizationPolicyProvider))!;

        var named = ((IEndpointRouteBuilder)app).DataSources.SelectMany(d => d.Endpoints).SelectMany(e => e.Metadata.GetOrderedMetadata<IAuthorizeData>())
            .Select(a => a.Policy).OfType<string>().Distinct().ToList();

        named.ShouldContain(KernelPolicies.ReadLog);
        foreach (var name in named)
        {
            (await policies.GetPolicyAsync(name)).ShouldNotBeNull(name);
        }
    }

    private static bool IsJudged(RouteEndpoint endpoint) =>
        Closed.Contains(endpoint.RoutePattern.RawText)
        || endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => !string.IsNullOrEmpty(a.Policy))
        || (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && Open.Any(o => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith(o, StringComparison.OrdinalIgnoreCase)));
}
