using System.Collections.Frozen;

namespace Upheld.Web.Hosting;

/// <summary>Knows which addresses this program answers, so that nothing links to a module that is not installed.</summary>
internal sealed class InstalledPages(IEnumerable<EndpointDataSource> sources)
{
    private FrozenSet<string>? _paths;

    public bool Has(string path) => (_paths ??= Paths()).Contains(path);

    private FrozenSet<string> Paths() =>
        sources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText?.TrimStart('/')).ToFrozenSet(StringComparer.Ordinal);
}
