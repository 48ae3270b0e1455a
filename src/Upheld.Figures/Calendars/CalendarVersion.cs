using NodaTime;
using Upheld.Figures.Calendars.Zones;

namespace Upheld.Figures.Calendars;

/// <summary>The rules of a calendar from one local date on.</summary>
/// <param name="ValidFrom">The first local date (in <paramref name="Zone"/>) of this version; null for one without beginning. Open time before it keeps
/// the version before, and is
/// closed when there is none.</param>
/// <param name="Zone">The clocks by which its hours are meant.</param>
/// <param name="Rules">Its hours.</param>
public sealed record CalendarVersion(LocalDate? ValidFrom, IZoneRules Zone, CalendarRules Rules);
