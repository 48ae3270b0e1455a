using Upheld.Commitments.Contracts.Indicators;

namespace Upheld.Commitments.Indicators;

/// <summary>All indicators that a contract may name: those of the format, and what installed modules add. Naming one of the format is never wrong, even before its
/// module is installed: its promises are then <em>unproved: no source</em>.</summary>
internal sealed class IndicatorCatalogue
{
    private readonly Dictionary<string, IndicatorKind> _kinds;
    private readonly Dictionary<string, IIndicatorSource> _sources;

    public IndicatorCatalogue(IEnumerable<IIndicatorSource> sources)
    {
        _kinds = FormatIndicators.All.ToDictionary(k => k.Name, StringComparer.Ordinal);
        _sources = new Dictionary<string, IIndicatorSource>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            foreach (var kind in source.Indicators)
            {
                _sources.Add(kind.Name, source); // two sources for one indicator are a bug in the wiring
                _kinds[kind.Name] = kind;
            }
        }
    }

    public IEnumerable<string> Names => _kinds.Keys;

    public IndicatorKind? Find(string name) => _kinds.GetValueOrDefault(name);

    public IIndicatorSource? SourceOf(string name) => _sources.GetValueOrDefault(name);
}
