using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Design.Charts;
using Upheld.Figures.Availability;
using Upheld.Figures.Exact;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.MonitorList;
using Upheld.Monitoring.Monitors;
using Upheld.Monitoring.Retention;
using Upheld.Monitoring.Samples;

using Outage = Upheld.Monitoring.Outages.Outage;

namespace Upheld.Monitoring.Checks;

/// <summary>One monitor with all that its page shows.</summary>
internal sealed class ReadMonitor(UpheldDb db, IMonitorHistories histories, ReadLatency latency, ReadChecks checks, ReadLetGo letGo, ICustomerDirectory directory, IClock clock)
{
    private const int MostOutages = 50;

    /// <returns>Null when there is no such monitor in the scope.</returns>
    public async Task<MonitorView?> ExecuteAsync(CustomerId customer, MonitorId id, ChartRange range, Instant? before, DateTimeZone zone, CancellationToken cancellation)
    {
        if (await db.Set<Monitor>().AsNoTracking().SingleOrDefaultAsync(m => m.Customer == customer && m.Id == id, cancellation) is not { } monitor)
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        var at = now.ToUnixTimeMilliseconds();
        var places = await histories.OfMonitorAsync(id, cancellation);
        var history = places is [var first, ..] ? first : null;
        var outages = await db.Set<Outage>().AsNoTracking().Where(o => o.Customer == customer && o.Monitor == id).OrderByDescending(o => o.Start).Take(MostOutages).ToListAsync(cancellation);
        var from = history is null ? now - range.Length() : ReadLatency.From(history, now, range.Length());
        (await directory.ServicesAsync(db, cancellation)).TryGetValue(monitor.Service, out var service);
        return new MonitorView
        {
            Now = now,
            Monitor = monitor,
            Spec = MonitorKind.Read(SpecJson.ReadMap(Encoding.UTF8.GetBytes(monitor.Spec))),
            Customer = (await directory.CustomersAsync(db, cancellation)).GetValueOrDefault(customer),
            Service = service,
            Live = LiveView.Worst(places, at),
            Outages = outages,
            Days = history is null ? [] : DaysOf(history, DayStates.Until(now, zone), at),
            Availability = history is null ? null : Percent(UptimeSum.Over(history.TimelineAt(at), new Span((now - Duration.FromDays(DayStates.Count)).ToUnixTimeMilliseconds(), at))),
            From = from,
            Latency = history is null ? [] : await latency.ExecuteAsync(history, from, now, cancellation),
            Checks = history is null ? [] : await checks.LatestAsync(history, (before ?? (now + Duration.FromMilliseconds(1))).ToUnixTimeMilliseconds(), cancellation),
            LetGo = await letGo.ExecuteAsync(customer, cancellation) is { } gone && monitor.CreatedAt < gone.KeptFrom ? gone : null,
            Heartbeat = await db.Set<HeartbeatRow>().AsNoTracking().SingleOrDefaultAsync(h => h.Monitor == id, cancellation),
        };
    }

    /// <summary>Available time over measured time, floored to four decimals; null when nothing was measured.</summary>
    internal static string? Percent(in Ledger ledger) =>
        ledger.Measured == 0 ? null : PercentText.Floored(Rational.Of(ledger.Up + ledger.Degraded, ledger.Measured)) + "\u00a0%";

    internal static IReadOnlyList<UptimeDay> Days(DayStates days, StateTimeline timeline, long since) =>
    [
        .. days.Days.Select((span, day) => DayStates.Cut(span, since) is { IsEmpty: false } watched && UptimeSum.Over(timeline, watched) is var ledger
            ? new UptimeDay(days.First.PlusDays(day), DayStates.Of(ledger), Percent(ledger))
            : new UptimeDay(days.First.PlusDays(day), DayState.Outside)),
    ];

    private static IReadOnlyList<UptimeDay> DaysOf(MonitorHistory history, DayStates days, long now) =>
        Days(days, history.TimelineAt(now), history.Schedule.Parts is [var first, ..] ? first.StartsAt.ToUnixTimeMilliseconds() : long.MaxValue);
}

/// <summary>What the page of a monitor shows.</summary>
internal sealed record MonitorView
{
    public required Instant Now { get; init; }

    public required Monitor Monitor { get; init; }

    public required MonitorSpec Spec { get; init; }

    public required CustomerEntry? Customer { get; init; }

    public required ServiceTitle? Service { get; init; }

    public required LiveView Live { get; init; }

    public required IReadOnlyList<Outage> Outages { get; init; }

    public required IReadOnlyList<UptimeDay> Days { get; init; }

    public required string? Availability { get; init; }

    public required Instant From { get; init; }

    public required IReadOnlyList<LatencyPoint> Latency { get; init; }

    public required IReadOnlyList<ShownCheck> Checks { get; init; }

    public required HeartbeatRow? Heartbeat { get; init; }

    /// <summary>Up to where its checks were let go; null when they are all kept.</summary>
    public required LetGo? LetGo { get; init; }

    public string Title => new LocalText(Monitor.TitleEn, Monitor.TitleZh).InReader();

    /// <summary>The outage that lasts; null when there is none.</summary>
    public Outage? Current => Outages is [{ End: null } open, ..] ? open : null;
}

/// <summary>How far back a chart reaches.</summary>
internal enum ChartRange
{
    Day,
    Week,
    Month,
}

/// <summary>The ranges as addresses write them.</summary>
internal static class ChartRanges
{
    public static Duration Length(this ChartRange range) => Duration.FromDays(range switch { ChartRange.Week => 7, ChartRange.Month => 30, _ => 1 });

    public static string Word(this ChartRange range) => range.ToString().ToLowerInvariant();

    public static ChartRange Read(string? text) => Enum.TryParse<ChartRange>(text, ignoreCase: true, out var range) && Enum.IsDefined(range) ? range : ChartRange.Day;
}
