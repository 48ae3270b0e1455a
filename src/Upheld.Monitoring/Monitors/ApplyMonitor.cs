using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Probes.Heartbeat;

namespace Upheld.Monitoring.Monitors;

/// <summary>Turns an applied Monitor document into the monitor and its logged schedule. The schedule is logged before it runs, so that no check can be left out
/// afterwards without a gap.</summary>
internal sealed class ApplyMonitor(IIds ids, IClock clock) : IDocumentApplier
{
    /// <summary>A few new monitors begin at once; many at a time spread over their interval.</summary>
    private static readonly Duration FirstWithin = Duration.FromSeconds(3);

    private const int Few = 20;

    public string Kind => MonitorKind.KindName;

    public async Task ApplyAsync(UpheldDb db, DocumentApplication application, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var (customer, name) = (application.Customer, application.Document.Id.Name);
        var monitor = db.Set<Monitor>().Local.SingleOrDefault(m => m.Customer == customer && m.Name == name)
            ?? await db.Set<Monitor>().SingleOrDefaultAsync(m => m.Customer == customer && m.Name == name, cancellation);
        if (application.Step == DocumentStep.Retire)
        {
            if (monitor is not null)
            {
                (monitor.RetiredAt, monitor.Version) = (now, monitor.Version + 1);
                await StopAsync(db, monitor, now, cancellation);
            }

            return;
        }

        var spec = (MonitorSpec)application.Document.Model!;
        var isNew = monitor is null;
        monitor ??= db.Add(await NewAsync(db, customer, name, spec, now, cancellation)).Entity;
        (monitor.TitleEn, monitor.TitleZh) = (application.Document.Shown.En, application.Document.Shown.Zh);
        (monitor.Service, monitor.Kind, monitor.Target) = (spec.Service, spec.Kind, Shortened(spec.Target));
        (monitor.Every, monitor.IsPaused, monitor.RetiredAt) = (spec.Every, spec.IsPaused, null);
        monitor.Spec = CanonicalJson.Text(application.Document.Spec);
        monitor.Version += isNew ? 0 : 1;
        if (spec.Options is HeartbeatOptions && !await db.Set<HeartbeatRow>().AnyAsync(h => h.Monitor == monitor.Id, cancellation))
        {
            db.Add(new HeartbeatRow { Monitor = monitor.Id, Customer = customer, Token = Convert.ToHexStringLower(ids.NewBytes(16)) });
        }

        await ScheduleAsync(db, monitor, spec, now, cancellation);
    }

    private static string Shortened(string target) => target.Length <= 500 ? target : target[..499] + "…";

    private async Task<Monitor> NewAsync(UpheldDb db, CustomerId customer, string name, MonitorSpec spec, Instant now, CancellationToken cancellation)
    {
        // Numbers are given inside the apply's transaction, which is the only one that gives any; a clash would break the unique index and with it the apply.
        var added = db.Set<Monitor>().Local;
        var number = Math.Max(
            await db.Set<Monitor>().IgnoreQueryFilters().Where(m => m.Customer == customer).MaxAsync(m => (long?)m.Number, cancellation) ?? 0,
            added.Where(m => m.Customer == customer).Select(m => m.Number).DefaultIfEmpty().Max());
        var stored = await db.Set<Monitor>().IgnoreQueryFilters().CountAsync(cancellation);
        var waiting = added.Count(m => db.Entry(m).State == EntityState.Added);
        return new Monitor
        {
            Id = ids.New<MonitorId>(),
            Customer = customer,
            Name = name,
            TitleEn = "",
            TitleZh = "",
            Service = spec.Service,
            Kind = spec.Kind,
            Target = "",
            Spec = "",
            Number = number + 1,
            Shard = (stored + waiting) / Monitor.InShard,
            Every = spec.Every,
            IsPaused = spec.IsPaused,
            CreatedAt = now,
            Version = 1,
        };
    }

    private async Task ScheduleAsync(UpheldDb db, Monitor monitor, MonitorSpec spec, Instant now, CancellationToken cancellation)
    {
        var rows = await db.Set<ScheduleRow>().Where(s => s.Monitor == monitor.Id).OrderBy(s => s.FirstSlot).ToListAsync(cancellation);
        var schedule = ProbeSchedule.Of(rows.Select(r => r.ToFact()));
        var last = schedule.Parts.Count == 0 ? null : schedule.Parts[^1];
        if (last is not null && last.Active == !spec.IsPaused && last.IntervalMs == Milliseconds(spec.Every) && last.TimeoutMs == Milliseconds(spec.Options.Timeout)
            && last.ConfirmFailures == spec.ConfirmFailures && last.ConfirmSuccesses == spec.ConfirmSuccesses)
        {
            return; // what is checked has changed, not when
        }

        Log(db, monitor, schedule, spec, !spec.IsPaused, StartOf(db, spec, now));
    }

    private async Task StopAsync(UpheldDb db, Monitor monitor, Instant now, CancellationToken cancellation)
    {
        var rows = await db.Set<ScheduleRow>().Where(s => s.Monitor == monitor.Id).OrderBy(s => s.FirstSlot).ToListAsync(cancellation);
        var schedule = ProbeSchedule.Of(rows.Select(r => r.ToFact()));
        if (schedule.Parts is [.., { Active: true }])
        {
            Log(db, monitor, schedule, MonitorKind.Read(SpecJson.ReadMap(System.Text.Encoding.UTF8.GetBytes(monitor.Spec))), false, now);
        }
    }

    private static void Log(UpheldDb db, Monitor monitor, ProbeSchedule schedule, MonitorSpec spec, bool isActive, Instant startsAt)
    {
        var fact = new MonitorSchedule(monitor.Customer == CustomerId.House ? null : monitor.Customer.Value, startsAt)
        {
            Monitor = monitor.Id.Value,
            Number = (uint)monitor.Number,
            Location = Vantages.LocalNumber,
            Vantage = Vantages.Local,
            Active = isActive,
            FirstSlot = schedule.Parts.Count == 0 ? 0 : schedule.NextSlot(startsAt.ToUnixTimeMilliseconds()),
            StartsAt = startsAt,
            IntervalMs = Milliseconds(spec.Every),
            TimeoutMs = Milliseconds(spec.Options.Timeout),
            JitterMs = Milliseconds(spec.Jitter),
            ConfirmFailures = spec.ConfirmFailures,
            ConfirmSuccesses = spec.ConfirmSuccesses,
        };
        db.Record(fact);
        db.Add(ScheduleRow.Of(fact));
    }

    private Instant StartOf(UpheldDb db, MonitorSpec spec, Instant now)
    {
        var together = db.Set<Monitor>().Local.Count;
        var within = together <= Few ? Duration.Min(FirstWithin, spec.Every) : spec.Every;
        var random = BitConverter.ToUInt32(ids.NewBytes(4));
        return now + Duration.FromMilliseconds(500) + Duration.FromMilliseconds(random % Milliseconds(within));
    }

    private static long Milliseconds(Duration duration) => (long)duration.TotalMilliseconds;
}
