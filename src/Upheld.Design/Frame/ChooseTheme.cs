using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Upheld.Design.Frame;

/// <summary>Answers the theme switch: sets the cookie and goes back to the page it was pressed on.</summary>
internal static class ChooseTheme
{
    public const string Path = "/preferences/theme";

    // No antiforgery token: a stranger could at most turn our page dark, and a token on each page would give each anonymous reader a cookie.
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(Path, Handle).WithName(nameof(ChooseTheme)).AllowAnonymous().DisableAntiforgery();

    private static RedirectHttpResult Handle(HttpContext http, [FromForm] Theme theme, [FromForm] string? returnTo)
    {
        ThemeCookie.Write(http, theme);
        return TypedResults.LocalRedirect(LocalAddress.Or(returnTo, "/"));
    }
}
