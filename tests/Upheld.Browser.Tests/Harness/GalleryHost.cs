using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Upheld.Design;
using Upheld.Design.Gallery;

namespace Upheld.Browser.Tests.Harness;

/// <summary>A real server with the design gallery and nothing else. It sends the same content security policy as the product.</summary>
internal sealed class GalleryHost : IAsyncDisposable
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private readonly WebApplication _app;
    private int _streams;

    private GalleryHost(WebApplication app) => _app = app;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    /// <summary>How many live streams are open now.</summary>
    public int Streams => Volatile.Read(ref _streams);

    [SuppressMessage("Reliability", "CA2000", Justification = "The host owns the application and disposes of it")]
    public static async Task<GalleryHost> StartAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseStaticWebAssets();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddCascadingValue(_ => DateTimeZoneProviders.Tzdb["Asia/Shanghai"]);
        builder.Services.AddDesign().AddDesignGallery();

        var host = new GalleryHost(builder.Build());
        var app = host._app;
        app.Use(async (context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            var stream = context.Request.Path == "/design/live";
            if (stream) { Interlocked.Increment(ref host._streams); }
            try { await next(); }
            finally { if (stream) { Interlocked.Decrement(ref host._streams); } }
        });
        app.UseRequestLocalization();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapDesign();
        app.MapDesignGallery();
        app.MapRazorComponents<GalleryApp>().AddAdditionalAssemblies(typeof(DesignModule).Assembly);
        await app.StartAsync();
        return host;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
