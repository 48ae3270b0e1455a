using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Upheld.Web.Tests.CommandLine;

/// <summary>Signs in whoever names a role in a header, so that a test need not go through the sign-in page.</summary>
internal sealed class RoleHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Name = "X-Test-Role";

    public static void Use(IServiceCollection services)
    {
        services.AddLogging(log => log.ClearProviders());
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, RoleHeader>(Name, null);
        services.PostConfigure<AuthenticationOptions>(o => o.DefaultScheme = o.DefaultAuthenticateScheme = o.DefaultChallengeScheme = o.DefaultForbidScheme = Name);
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers[Name] is [{ } role]
        ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], Name)), Name))
        : AuthenticateResult.NoResult());
}
