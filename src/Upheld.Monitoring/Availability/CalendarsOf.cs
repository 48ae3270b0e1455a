using Upheld.Figures.Timelines;

namespace Upheld.Monitoring.Availability;

/// <summary>Service hours by name.</summary>
internal static class CalendarsOf
{
    public static IServiceHours Find(string name) => throw new FormatException($"calendar.unknown: {name}");
}
