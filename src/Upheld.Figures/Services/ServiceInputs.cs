using Upheld.Figures.Availability;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Services;

/// <summary>The facts that a service's figure follows from, as known at one instant, in the order of the log.</summary>
public sealed class ServiceInputs
{
    /// <summary>The service.</summary>
    public required Guid Service { get; init; }

    /// <summary>How it, and the services its rules name, follow from monitors.</summary>
    public required IReadOnlyList<RecordedFact<ServiceBound>> Bindings { get; init; }

    /// <summary>When the checks of these monitors were due.</summary>
    public required IReadOnlyList<RecordedFact<MonitorSchedule>> Schedules { get; init; }

    /// <summary>Maintenance announced for it.</summary>
    public required IReadOnlyList<RecordedFact<MaintenanceAnnounced>> Announced { get; init; }

    /// <summary>What of it was called off.</summary>
    public required IReadOnlyList<RecordedFact<MaintenanceCancelled>> Cancelled { get; init; }

    /// <summary>Exclusions recorded for it.</summary>
    public required IReadOnlyList<RecordedFact<ExclusionRecorded>> Excluded { get; init; }

    /// <summary>What of them was taken back.</summary>
    public required IReadOnlyList<RecordedFact<ExclusionWithdrawn>> Withdrawn { get; init; }

    /// <summary>Corrections of its states, and of those of the services its rules name.</summary>
    public required IReadOnlyList<RecordedFact<StateCorrected>> Corrected { get; init; }

    /// <summary>The monitors that its rules name, each with its places and schedules.</summary>
    public IEnumerable<MonitorPlace> Places() =>
        Schedules.GroupBy(f => (f.Fact.Monitor, f.Fact.Number, f.Fact.Location, IsShared: f.Fact.Shared == true))
            .Select(g => new MonitorPlace(g.Key.Monitor, g.Key.Number, g.Key.Location, g.Key.IsShared, ProbeSchedule.Of(g.Select(f => f.Fact))));

    /// <summary>The maintenance windows as they stand: the last announcement of each, cut where it was called off.</summary>
    public IReadOnlyList<MaintenanceWindow> Maintenance() =>
        [.. Announced.GroupBy(f => f.Fact.Maintenance).Select(g => g.Last()).Select(WindowOf).Where(w => !w.Span.IsEmpty)];

    /// <summary>The exclusions as they stand: the last record of each that was not taken back after it.</summary>
    public IReadOnlyList<Exclusion> Exclusions() =>
        [.. Excluded.GroupBy(f => f.Fact.Exclusion).Select(g => g.Last())
            .Where(f => !Withdrawn.Any(w => w.Fact.Exclusion == f.Fact.Exclusion && w.Index > f.Index))
            .Select(f => new Exclusion
            {
                Span = Between(f.Fact.Start.ToUnixTimeMilliseconds(), f.Fact.End.ToUnixTimeMilliseconds()),
                Reason = f.Fact.Reason,
                RecordedAt = f.RecordedAt,
                Id = f.Fact.Exclusion.ToString(),
            })
            .Where(e => !e.Span.IsEmpty)];

    private MaintenanceWindow WindowOf(RecordedFact<MaintenanceAnnounced> announced)
    {
        var end = announced.Fact.End.ToUnixTimeMilliseconds();
        foreach (var off in Cancelled.Where(c => c.Fact.Maintenance == announced.Fact.Maintenance && c.Index > announced.Index))
        {
            end = Math.Min(end, off.Fact.At.ToUnixTimeMilliseconds());
        }

        return new MaintenanceWindow
        {
            Span = Between(announced.Fact.Start.ToUnixTimeMilliseconds(), end),
            AnnouncedAt = announced.Fact.At.ToUnixTimeMilliseconds(),
            RecordedAt = announced.RecordedAt,
            IsApproved = announced.Fact.Approved,
            Id = announced.Fact.Maintenance.ToString(),
        };
    }

    private static Span Between(long start, long end) => new(start, Math.Max(start, end));
}
