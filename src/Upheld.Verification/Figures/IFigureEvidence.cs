using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Facts;
using Upheld.Figures.Services;
using Upheld.Figures.Timelines;

namespace Upheld.Verification.Figures;

/// <summary>Where a figure's evidence comes from: a bundle for the verifier, the database for the server.</summary>
public interface IFigureEvidence
{
    /// <summary>The states of a monitor at a place, as known at the question's instant of knowledge and seen at its instant of evaluation.</summary>
    StateTimeline StatesOf(MonitorPlace place, FigureQuestion question);

    /// <summary>Indexes of the leaves of the batches whose samples are used, and of the heartbeats between them, ascending.</summary>
    IEnumerable<long> BatchesOf(FigureQuestion question);

    /// <summary>The same of the installation's log, for figures that use shared monitors; empty without it.</summary>
    IEnumerable<long> SharedBatchesOf(FigureQuestion question);

    /// <summary>A time zone by its IANA name.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    IZoneRules ZoneOf(string name);

    /// <summary>The hours of a version of a calendar.</summary>
    /// <exception cref="FormatException">They cannot be read.</exception>
    IServiceHours HoursOf(CalendarPublished calendar);
}
