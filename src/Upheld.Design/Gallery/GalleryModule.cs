using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Design.Live;

namespace Upheld.Design.Gallery;

/// <summary>The gallery of all components. A host maps it in development only; in production its address does not exist.</summary>
public static class GalleryModule
{
    /// <summary>Registers the gallery's sample data.</summary>
    public static IServiceCollection AddDesignGallery(this IServiceCollection services) => services.AddSingleton<GalleryBoard>();

    /// <summary>Maps the gallery's live stream and palette entries. The page itself comes with this assembly's components.</summary>
    public static void MapDesignGallery(this IEndpointRouteBuilder app)
    {
        app.MapGet("/design/live", Live).AllowAnonymous();
        app.MapGet("/design/palette.json", () => TypedResults.Json(Entries)).AllowAnonymous();
    }

    private static readonly PaletteEntry[] Entries =
    [
        new("支付网关", "/design?service=3", "服务"), new("订单中心", "/design?service=2", "服务"), new("核心数据库", "/design?service=5", "服务"),
        new("Mail gateway", "/design?service=4", "Service"), new("Customer portal", "/design?service=7", "Service"),
    ];

    private static ServerSentEventsResult<string> Live(HttpContext http, GalleryBoard board, Fragments fragments) =>
        LiveStream.Answer(http, cancellation => Contents(board, fragments, cancellation), _ => ValueTask.FromResult(true));

    private static async IAsyncEnumerable<string> Contents(GalleryBoard board, Fragments fragments, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var services in board.WatchAsync(cancellation))
        {
            yield return await fragments.RenderAsync<GalleryServices>(new Dictionary<string, object?> { [nameof(GalleryServices.Services)] = services });
        }
    }

    private sealed record PaletteEntry(string Text, string Href, string Kind);
}
