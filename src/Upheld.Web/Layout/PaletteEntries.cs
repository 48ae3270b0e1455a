using Microsoft.AspNetCore.Http.HttpResults;
using Upheld.Design.Frame;
using Upheld.Kernel.Access;
using Upheld.Kernel.Scopes;

namespace Upheld.Web.Layout;

/// <summary>Answers the palette with the entries of every module.</summary>
internal static class PaletteEntries
{
    public const string Path = "/palette.json";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Path, Handle).WithName(nameof(PaletteEntries))
        .RequireAuthorization(KernelPolicies.SeeInstallation).WithMetadata(new InstallationScopeAttribute("the palette leads to every customer"));

    private static async Task<Ok<List<PaletteEntry>>> Handle(IEnumerable<IPaletteSource> sources, CancellationToken cancellation)
    {
        var entries = new List<PaletteEntry>();
        foreach (var source in sources)
        {
            entries.AddRange(await source.EntriesAsync(cancellation));
        }

        return TypedResults.Ok(entries);
    }
}
