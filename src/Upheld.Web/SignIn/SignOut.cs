using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Upheld.Kernel.Access;

namespace Upheld.Web.SignIn;

/// <summary>Ends a sign-in.</summary>
internal static class SignOut
{
    public const string Path = "/sign-out";

    public static void Map(IEndpointRouteBuilder app) => app.MapPost(Path, Handle).WithName(nameof(SignOut))
        .RequireAuthorization(KernelPolicies.Anybody).WithMetadata(new RequireAntiforgeryTokenAttribute());

    private static async Task<Results<RedirectHttpResult, BadRequest>> Handle(HttpContext http, SignInManager<Person> signIns)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            return TypedResults.BadRequest();
        }

        await signIns.SignOutAsync();
        return TypedResults.LocalRedirect("/sign-in?signed-out=true");
    }
}
