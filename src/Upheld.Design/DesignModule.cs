using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Design.Frame;
using Upheld.Design.Live;
using Upheld.Design.Time;

namespace Upheld.Design;

/// <summary>All that the host knows of the design system.</summary>
public static class DesignModule
{
    /// <summary>Registers the words, the cultures and the renderer of live fragments. The host still calls <c>UseRequestLocalization</c>.</summary>
    public static IServiceCollection AddDesign(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Languages.Cultures[0]);
            options.SupportedCultures = [.. Languages.Cultures];
            options.SupportedUICultures = [.. Languages.Cultures];
            options.RequestCultureProviders =
            [
                new QueryStringRequestCultureProvider { QueryStringKey = "culture", UIQueryStringKey = "culture" },
                new CookieRequestCultureProvider { CookieName = Languages.Cookie },
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });
        services.AddScoped<Fragments>();
        services.AddHttpContextAccessor();
        services.AddSingleton<ReaderZone>();
        return services;
    }

    /// <summary>Maps the theme and language switches.</summary>
    public static void MapDesign(this IEndpointRouteBuilder app)
    {
        ChooseTheme.Map(app);
        ChooseLanguage.Map(app);
    }
}
