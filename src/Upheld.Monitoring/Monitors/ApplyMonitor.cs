using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Probes.Heartbeat;
using Upheld.Monitoring.Samples;

namespace Upheld.Monitoring.Monitors;

/// <summary>Turns an applied Monitor document into the monitor and its logged schedule. The schedule is logged before it runs, so that no check can be left out
/// afterwards without a gap; and it begins after every check that has been written, so that none is judged otherwise afterwards.</summary>
internal sealed class ApplyMonitor(IIds ids, IClock clock) : IDocumentApplier
{
    /// <summary>A few new monitors begin at once; many at a time spread over their interval.</summary>
    private static readonly Duration FirstWithin = Duration.FromSeconds(3);

    private static readonly Duration JustAfter = Duration.FromMilliseconds(1);

    private static readonly Duration LongestOfHeartbeat = Duration.FromMinutes(10);

    private const int Few = 20;
    private const int MostByName = 500;

    public string Kind => MonitorKind.KindName;

    public Task ApplyAsync(UpheldDb db, DocumentApplication application, CancellationToken cancellation) => Task.CompletedTask; // all together: a file may hold thousands

    public async Task FinishAsync(UpheldDb db, IReadOnlyList<DocumentApplication> applications, DocumentSet after, CancellationToken cancellation)
    {
        var own = applications.Where(a => a.Document.Id.Kind == Kind).ToList();
        if (own.Count == 0)
        {
            return;
        }

        var now = clock.GetCurrentInstant();
        var house = await HouseAsync(db, own, cancellation);
        foreach (var application in own)
        {
            Apply(db, application, house, own.Count, now);
        }

        if (house.Planned.Count > 0)
        {
            db.WhenSaving((connection, transaction) =>
            {
                var written = ShardPlans.Raise(connection, transaction, house.Planned.Select(planned => planned.Monitor.Shard));
                house.Planned.ForEach(planned => Log(db, planned, written));
            });
        }
    }

    private void Apply(UpheldDb db, DocumentApplication application, House house, int together, Instant now)
    {
        var (customer, name) = (application.Customer, application.Document.Id.Name);
        var monitor = house.Monitors.GetValueOrDefault((customer, name));
        if (application.Step == DocumentStep.Retire)
        {
            if (monitor is not null)
            {
                (monitor.RetiredAt, monitor.Version) = (now, monitor.Version + 1);
                Stop(monitor, house, now);
            }

            return;
        }

        var spec = (MonitorSpec)application.Document.Model!;
        var isNew = monitor is null;
        monitor ??= house.Monitors[(customer, name)] = db.Add(New(customer, name, spec, house, now)).Entity;
        (monitor.TitleEn, monitor.TitleZh) = (application.Document.Shown.En, application.Document.Shown.Zh);
        (monitor.Service, monitor.Kind, monitor.Target) = (spec.Service, spec.Kind, Shortened(spec.Target));
        (monitor.Every, monitor.IsPaused, monitor.RetiredAt) = (IntervalOf(spec), spec.IsPaused, null);
        monitor.Spec = CanonicalJson.Text(application.Document.Spec);
        monitor.Version += isNew ? 0 : 1;
        if (spec.Options is HeartbeatOptions && house.Heartbeats.Add(monitor.Id))
        {
            db.Add(new HeartbeatRow { Monitor = monitor.Id, Customer = customer, Token = Convert.ToHexStringLower(ids.NewBytes(16)) });
        }

        Schedule(monitor, spec, house, StartOf(spec, together, now));
    }

    /// <summary>What is stored of the monitors that the files name, by one query a table.</summary>
    private static async Task<House> HouseAsync(UpheldDb db, IReadOnlyList<DocumentApplication> own, CancellationToken cancellation)
    {
        var names = own.Select(a => a.Document.Id.Name).ToHashSet(StringComparer.Ordinal);
        var all = db.Set<Monitor>().IgnoreQueryFilters();
        var numbers = await all.GroupBy(m => m.Customer).Select(g => new { g.Key, Last = g.Max(m => m.Number) }).ToDictionaryAsync(g => g.Key, g => g.Last, cancellation);
        var count = await all.CountAsync(cancellation);
        if (count == 0)
        {
            return new House([], Enumerable.Empty<ScheduleRow>().ToLookup(s => s.Monitor), [], numbers);
        }

        // By name while they are few; a large file means most of its customers' monitors anyway, and no database takes ten thousand parameters gladly.
        var owners = own.Select(a => a.Customer).ToHashSet();
        var monitors = names.Count <= MostByName
            ? await db.Set<Monitor>().Where(m => names.Contains(m.Name)).ToListAsync(cancellation)
            : await db.Set<Monitor>().Where(m => owners.Contains(m.Customer)).ToListAsync(cancellation);
        var known = monitors.Select(m => m.Id).ToHashSet();
        var schedules = names.Count <= MostByName
            ? await db.Set<ScheduleRow>().Where(s => known.Contains(s.Monitor)).OrderBy(s => s.FirstSlot).ToListAsync(cancellation)
            : await db.Set<ScheduleRow>().Where(s => owners.Contains(s.Customer)).OrderBy(s => s.FirstSlot).ToListAsync(cancellation);
        var heartbeats = await db.Set<HeartbeatRow>().Where(h => owners.Contains(h.Customer)).Select(h => h.Monitor).ToListAsync(cancellation);
        return new House(
            monitors.ToDictionary(m => (m.Customer, m.Name)), schedules.ToLookup(s => s.Monitor), [.. heartbeats], numbers) { Count = count };
    }

    private static string Shortened(string target) => target.Length <= 500 ? target : target[..499] + "…";

    private Monitor New(CustomerId customer, string name, MonitorSpec spec, House house, Instant now)
    {
        // Numbers are given inside the apply's transaction, which is the only one that gives any; a clash would break the unique index and with it the apply.
        var number = house.Numbers[customer] = house.Numbers.GetValueOrDefault(customer) + 1;
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
            Number = number,
            Shard = house.Count++ / Monitor.InShard,
            Every = spec.Every,
            IsPaused = spec.IsPaused,
            CreatedAt = now,
            Version = 1,
        };
    }

    private static void Schedule(Monitor monitor, MonitorSpec spec, House house, Instant startsAt)
    {
        var schedule = ProbeSchedule.Of(house.Schedules[monitor.Id].Select(r => r.ToFact()));
        var last = schedule.Parts.Count == 0 ? null : schedule.Parts[^1];
        if (last is not null && last.Active == !spec.IsPaused && last.IntervalMs == Milliseconds(IntervalOf(spec)) && last.TimeoutMs == Milliseconds(spec.Options.Timeout)
            && last.ConfirmFailures == spec.ConfirmFailures && last.ConfirmSuccesses == spec.ConfirmSuccesses)
        {
            return; // what is checked has changed, not when
        }

        house.Planned.Add(new Planned(monitor, schedule, spec, !spec.IsPaused, startsAt));
    }

    private static void Stop(Monitor monitor, House house, Instant now)
    {
        var schedule = ProbeSchedule.Of(house.Schedules[monitor.Id].Select(r => r.ToFact()));
        if (schedule.Parts is [.., { Active: true }])
        {
            house.Planned.Add(new Planned(monitor, schedule, MonitorKind.Read(SpecJson.ReadMap(System.Text.Encoding.UTF8.GetBytes(monitor.Spec))), false, now));
        }
    }

    private static void Log(UpheldDb db, Planned planned, IReadOnlyDictionary<MonitorId, long> written)
    {
        var (monitor, schedule, spec, isActive, startsAt) = planned;
        if (written.TryGetValue(monitor.Id, out var last))
        {
            startsAt = Instant.Max(startsAt, Instant.FromUnixTimeMilliseconds(last) + JustAfter);
        }

        if (schedule.Parts is [.., var before])
        {
            startsAt = Instant.Max(startsAt, before.StartsAt + JustAfter); // in the order of the log they take turns
        }

        var fact = new MonitorSchedule(monitor.Customer == CustomerId.House ? null : monitor.Customer.Value, startsAt)
        {
            Monitor = monitor.Id.Value,
            Number = (uint)monitor.Number,
            Location = Vantages.LocalNumber,
            Vantage = Vantages.Local,
            Active = isActive,
            FirstSlot = schedule.Parts.Count == 0 ? 0 : schedule.NextSlot(startsAt.ToUnixTimeMilliseconds()),
            StartsAt = startsAt,
            IntervalMs = Milliseconds(IntervalOf(spec)),
            TimeoutMs = Milliseconds(spec.Options.Timeout),
            JitterMs = Milliseconds(spec.Jitter),
            ConfirmFailures = spec.ConfirmFailures,
            ConfirmSuccesses = spec.ConfirmSuccesses,
        };
        db.Record(fact);
        db.Add(ScheduleRow.Of(fact));
    }

    private Instant StartOf(MonitorSpec spec, int together, Instant now)
    {
        var within = together <= Few ? Duration.Min(FirstWithin, IntervalOf(spec)) : IntervalOf(spec);
        var random = BitConverter.ToUInt32(ids.NewBytes(4));
        return now + Duration.FromMilliseconds(500) + Duration.FromMilliseconds(random % Milliseconds(within));
    }

    /// <summary>A signal is written down in the slot before it, and a sample cannot say that it began more than 655 s after its slot.</summary>
    private static Duration IntervalOf(MonitorSpec spec) => spec.Options is HeartbeatOptions ? Duration.Min(spec.Every, LongestOfHeartbeat) : spec.Every;

    private static long Milliseconds(Duration duration) => (long)duration.TotalMilliseconds;

    /// <summary>A schedule that is to be logged.</summary>
    /// <param name="Monitor">Whose.</param>
    /// <param name="Schedule">What was logged before.</param>
    /// <param name="Spec">How it is checked.</param>
    /// <param name="IsActive">Whether it is.</param>
    /// <param name="StartsAt">From when on at the earliest.</param>
    private sealed record Planned(Monitor Monitor, ProbeSchedule Schedule, MonitorSpec Spec, bool IsActive, Instant StartsAt);

    /// <summary>What an apply finds, and what it adds as it goes.</summary>
    /// <param name="Monitors">The monitors that it names, by owner and name.</param>
    /// <param name="Schedules">Their schedules, in order.</param>
    /// <param name="Heartbeats">Those that have an address to call.</param>
    /// <param name="Numbers">The last number given in each log.</param>
    private sealed record House(
        Dictionary<(CustomerId Customer, string Name), Monitor> Monitors, ILookup<MonitorId, ScheduleRow> Schedules, HashSet<MonitorId> Heartbeats, Dictionary<CustomerId, long> Numbers)
    {
        /// <summary>Schedules to log once it is known how far checks have been written.</summary>
        public List<Planned> Planned { get; } = [];

        /// <summary>Monitors ever made, whoever owns them: they fill shards in turn.</summary>
        public int Count { get; set; }
    }
}
