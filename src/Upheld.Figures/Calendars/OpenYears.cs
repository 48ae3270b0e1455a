using System.Collections.Concurrent;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Calendars;

/// <summary>The years of a calendar, built when they are first needed and kept.</summary>
internal sealed class OpenYears(IReadOnlyList<CalendarVersion> versions)
{
    // A year of office hours takes about 15 kB. Nobody works on more years than this at once, and a question about the year 9000 must not keep them all.
    private const int MostKept = 256;

    private readonly ConcurrentDictionary<int, OpenYear> _years = new();

    public IReadOnlyList<CalendarVersion> Versions => versions;

    public OpenYear this[int year] => _years.TryGetValue(year, out var known) ? known : Build(year);

    /// <summary>The version that decides at an instant; the first one before all of them.</summary>
    public CalendarVersion VersionAt(long at) =>
        versions.LastOrDefault(version => version.ValidFrom is not { } from || from <= version.Zone.DateAt(at), versions[0]);

    private OpenYear Build(int year)
    {
        if (_years.Count >= MostKept)
        {
            _years.Clear();
        }
        return _years.GetOrAdd(year, OpenYear.Build, versions);
    }
}
