using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Upheld.Web.Hosting;

/// <summary>English and Chinese: by cookie, else as the browser asks.</summary>
internal static class Languages
{
    public const string Cookie = "upheld-language";

    public static RequestLocalizationOptions Options { get; } = new()
    {
        DefaultRequestCulture = new RequestCulture("en"),
        SupportedCultures = [new CultureInfo("en"), new CultureInfo("zh-CN")],
        SupportedUICultures = [new CultureInfo("en"), new CultureInfo("zh-CN")],
        RequestCultureProviders =
        [
            new QueryStringRequestCultureProvider { QueryStringKey = "culture", UIQueryStringKey = "culture" },
            new CookieRequestCultureProvider { CookieName = Cookie },
            new AcceptLanguageHeaderRequestCultureProvider(),
        ],
    };
}
