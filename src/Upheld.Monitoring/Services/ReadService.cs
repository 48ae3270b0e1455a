using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Design.Charts;
using Upheld.Figures.Availability;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Figures.Services;
using Upheld.Figures.Timelines;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Availability;
using Upheld.Monitoring.Checks;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.MonitorList;
using Upheld.Monitoring.Samples;

namespace Upheld.Monitoring.Services;

/// <summary>One service with all that its page shows: states by the same rules as its figures.</summary>
internal sealed class ReadService(
    UpheldDb db, ServiceFactsOf factsOf, IMonitorHistories histories, ICustomerDirectory directory, IServicePromises promises, ReadLatency latency, IClock clock)
{
    /// <summary>Charts of so many monitors at most: a page is not a report.</summary>
    private const int MostCharts = 6;

    private static readonly Duration ChartLength = Duration.FromDays(1);
    private static readonly Duration TimelineLength = Duration.FromDays(7);

    /// <returns>Null when there is no such service of the customer.</returns>
    public async Task<ServiceView?> ExecuteAsync(CustomerId customer, ServiceId id, DateTimeZone zone, CancellationToken cancellation)
    {
        var services = await directory.ServicesAsync(db, cancellation);
        if (services.Values.FirstOrDefault(s => s.Id == id && s.Customer == customer) is not { } service)
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        var at = now.ToUnixTimeMilliseconds();
        var facts = await factsOf.ReadAsync(customer, cancellation);
        var inputs = facts.InputsOf(id.Value, at);
        var series = (await histories.OfLogAsync(customer, cancellation)).Concat(await histories.OfLogAsync(CustomerId.House, cancellation)).ToList();
        var timeline = ServiceStates.Of(inputs, place => Timeline(series, place.Monitor, place.Location, at)).Reported;
        var since = inputs.Bindings.Count == 0 ? long.MaxValue : inputs.Bindings.Min(b => b.Fact.At.ToUnixTimeMilliseconds());
        var from = Math.Max((now - TimelineLength).ToUnixTimeMilliseconds(), Math.Min(since, at - 60_000));
        var ids = inputs.Schedules.Select(s => new MonitorId(s.Fact.Monitor)).Distinct().ToList();
        var monitors = await db.Set<Monitor>().AsNoTracking().Where(m => ids.Contains(m.Id)).OrderBy(m => m.TitleEn).ThenBy(m => m.Id).ToListAsync(cancellation);
        var parts = new List<ServicePart>();
        foreach (var monitor in monitors)
        {
            var own = series.Where(s => s.Monitor == monitor.Id).ToList();
            parts.Add(new ServicePart(
                monitor.Id, monitor.Customer, new LocalText(monitor.TitleEn, monitor.TitleZh), monitor.Kind, monitor.Target, LiveView.Worst(own, at),
                parts.Count < MostCharts && monitor.Kind != "heartbeat" && own is [var first, ..]
                    ? await latency.ExecuteAsync(first, ReadLatency.From(first, now, ChartLength), now, cancellation)
                    : [],
                [.. own.Take(1).SelectMany(s => NotUp(s.TimelineAt(at), from, at))]));
        }

        return new ServiceView
        {
            Now = now,
            Service = service,
            Customer = (await directory.CustomersAsync(db, cancellation)).GetValueOrDefault(customer),
            State = timeline.StateAt(at),
            Since = since == long.MaxValue ? null : Instant.FromUnixTimeMilliseconds(since),
            Days = ReadMonitor.Days(DayStates.Until(now, zone), timeline, since),
            Availability = ReadMonitor.Percent(UptimeSum.Over(timeline, new Span((now - Duration.FromDays(DayStates.Count)).ToUnixTimeMilliseconds(), at))),
            Promises = await promises.OfAsync(id, cancellation),
            NotUp = [.. NotUp(timeline, from, at)],
            TimelineFrom = Instant.FromUnixTimeMilliseconds(from),
            Parts = parts,
            Rule = inputs.Bindings.Where(b => b.Fact.Service == id.Value).Select(b => b.Fact.Up).LastOrDefault(),
            Services = services.Values.ToDictionary(s => s.Id.Value),
        };
    }

    private static StateTimeline Timeline(IEnumerable<MonitorHistory> series, Guid monitor, ushort location, long now) =>
        series.FirstOrDefault(s => s.Monitor.Value == monitor && s.Series.Location == location)?.TimelineAt(now) ?? StateTimeline.Constant(ProbeState.Unknown);

    /// <summary>What was not fine, and what nobody knows.</summary>
    private static IEnumerable<TimelineEntry> NotUp(StateTimeline timeline, long from, long end) =>
        timeline.Within(new Span(from, end))
            .Where(stretch => stretch.State is not ProbeState.Up)
            .Select(stretch => new TimelineEntry(
                stretch.State switch { ProbeState.Down => DayState.Down, ProbeState.Degraded => DayState.Degraded, _ => DayState.Unknown },
                Instant.FromUnixTimeMilliseconds(stretch.Span.Start),
                stretch.Span.End == end ? null : Instant.FromUnixTimeMilliseconds(stretch.Span.End)));
}

/// <summary>A monitor that a service is made of.</summary>
internal sealed record ServicePart(
    MonitorId Id, CustomerId Customer, LocalText Title, string Kind, string Target, LiveView Now, IReadOnlyList<LatencyPoint> Latency, IReadOnlyList<TimelineEntry> NotUp);

/// <summary>What the page of a service shows.</summary>
internal sealed record ServiceView
{
    public required Instant Now { get; init; }

    public required ServiceTitle Service { get; init; }

    public string Title => Service.Title.InReader();

    public required CustomerEntry? Customer { get; init; }

    public required ProbeState State { get; init; }

    /// <summary>When it was first bound to monitors; null when it never was.</summary>
    public required Instant? Since { get; init; }

    public required IReadOnlyList<UptimeDay> Days { get; init; }

    public required string? Availability { get; init; }

    public required IReadOnlyList<ServicePromise> Promises { get; init; }

    /// <summary>When it was degraded, down or unknown.</summary>
    public required IReadOnlyList<TimelineEntry> NotUp { get; init; }

    /// <summary>Seven days ago, or when it was first bound to monitors.</summary>
    public required Instant TimelineFrom { get; init; }

    public required IReadOnlyList<ServicePart> Parts { get; init; }

    public required UpRule? Rule { get; init; }

    public required IReadOnlyDictionary<Guid, ServiceTitle> Services { get; init; }
}
