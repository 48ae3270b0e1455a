using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Upheld.Kernel.Access;

/// <summary>Asks again whether the reader of a live stream may still read it: a sign-in may have ended, an account been locked, a role been taken away.</summary>
public sealed class StreamReaders(IServiceScopeFactory services, TimeProvider time)
{
    /// <summary>Whether the sign-in that opened the stream still stands and still satisfies the stream's policy. It does not count as activity.</summary>
    /// <param name="http">The stream's request.</param>
    /// <param name="policy">The stream's policy.</param>
    public async ValueTask<bool> MayStillReadAsync(HttpContext http, string policy)
    {
        if (http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc <= time.GetUtcNow())
        {
            return false;
        }

        await using var scope = services.CreateAsyncScope();
        var person = await scope.ServiceProvider.GetRequiredService<SignInManager<Person>>().ValidateSecurityStampAsync(http.User);
        return person is not null
            && (await scope.ServiceProvider.GetRequiredService<IAuthorizationService>().AuthorizeAsync(http.User, http, policy)).Succeeded;
    }
}
