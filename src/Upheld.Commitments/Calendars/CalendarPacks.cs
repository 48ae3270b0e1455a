namespace Upheld.Commitments.Calendars;

/// <summary>The calendar packs that Upheld ships.</summary>
internal sealed class CalendarPacks
{
    private const string Prefix = "Upheld.Commitments.Calendars.Packs.";

    private readonly Dictionary<string, CalendarPack> _packs;

    /// <summary>The packs embedded in this assembly.</summary>
    public CalendarPacks()
    {
        var assembly = typeof(CalendarPacks).Assembly;
        _packs = assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            return CalendarPack.Parse(stream);
        }).ToDictionary(p => p.Name, StringComparer.Ordinal);
    }

    public IEnumerable<string> Names => _packs.Keys.Order(StringComparer.Ordinal);

    public CalendarPack? Find(string name) => _packs.GetValueOrDefault(name);
}
