using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Upheld.Design.Frame;

/// <summary>Answers the language switch: sets the cookie and goes back to the page it was pressed on.</summary>
internal static class ChooseLanguage
{
    public const string Path = "/preferences/language";

    // As for the theme, there is nothing to gain by forging this.
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(Path, Handle).WithName(nameof(ChooseLanguage)).AllowAnonymous().DisableAntiforgery();

    private static RedirectHttpResult Handle(HttpContext http, [FromForm] string culture, [FromForm] string? returnTo)
    {
        if (Languages.Cultures.FirstOrDefault(c => string.Equals(c.Name, culture, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(CultureInfo.GetCultureInfo(known.Name)));
            PreferenceCookie.Write(http, Languages.Cookie, value);
        }
        return TypedResults.LocalRedirect(LocalAddress.Or(returnTo, "/"));
    }
}
