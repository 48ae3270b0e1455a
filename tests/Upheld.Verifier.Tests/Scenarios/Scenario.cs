using System.Text;
using NodaTime;
using Upheld.Evidence.Bundles;
using Upheld.Evidence.Canonical;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Receipts;
using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Figures.Services;
using Upheld.Figures.Timelines;
using Upheld.Verification;
using Upheld.Verification.Bundles;
using Upheld.Verification.Figures;

namespace Upheld.Verifier.Tests.Scenarios;

/// <summary>Some hours of two monitors, one of them watched from two places, with outages, gaps, late samples, maintenance, exclusions, a correction and an
/// erasure; and the report about them as a server would write it, from its own memory of all samples.</summary>
internal sealed class Scenario : IFigureEvidence
{
    public const string Origin = "status.example.com/c/7f3a/log";
    public const long Second = 1000;
    public const long Minute = 60 * Second;
    public const long Hour = 60 * Minute;

    private const long Interval = 5 * Minute;

    private readonly Random _random;
    private readonly List<(long KnownAt, long Batch, Sample Sample)> _samples = [];
    private readonly Dictionary<long, Sample[]> _batches = [];
    private readonly List<(long Number, long Index, long Since, long At)> _intervals = [];
    private readonly List<(byte[] Salt, byte[] Data)> _personal = [];
    private readonly Dictionary<string, byte[]> _documents = new(StringComparer.Ordinal);
    private readonly RecordedZone _zone;
    private readonly CalendarRecord _office;
    private readonly CalendarRecord _longerOffice;

    public Scenario(int seed, int hours = 6, ReportOptions? options = null)
    {
        Options = options ?? new ReportOptions();
        _random = new Random(seed);
        Hours = hours;
        Log = new CustomerLog(Id(1), Options.Key) { First = Options.Earlier.Sum(e => e.Leaves.Count) };
        var shanghai = TimeZoneRelease.Current.Find("Asia/Shanghai")!;
        var contract = new Span(T0, T0 + (367 * 24 * Hour));
        _zone = RecordedZone.Of(shanghai, TimeZoneRelease.Current.Id, contract);
        _office = CalendarRecord.Of("office", new ServiceCalendar(shanghai, OfficeHours()), TimeZoneRelease.Current.Id, contract);
        _longerOffice = CalendarRecord.Of(
            "office",
            new ServiceCalendar([new CalendarVersion(null, shanghai, OfficeHours()), new CalendarVersion(new LocalDate(2026, 10, 2), shanghai, OfficeHours(6, 22))]),
            TimeZoneRelease.Current.Id,
            contract);
        foreach (var succession in Options.Successions)
        {
            Log.Append(LeafTypes.Successor, succession.ToFacts(), T0 - (2 * Hour));
        }

        Run();
    }

    /// <summary>2026-10-01T00:00:00Z, a Thursday, 08:00 in Shanghai.</summary>
    public static long T0 { get; } = Instant.FromUtc(2026, 10, 1, 0, 0).ToUnixTimeMilliseconds();

    public int Hours { get; }

    public CustomerLog Log { get; }

    public static Guid Promise { get; } = Id(10);

    public static Guid OfficePromise { get; } = Id(11);

    public static Guid Shop { get; } = Id(20);

    public static Guid Portal { get; } = Id(21);

    public static Guid Web { get; } = Id(30);

    public static Guid Database { get; } = Id(31);

    /// <summary>What is special about it.</summary>
    public ReportOptions Options { get; }

    public static Guid Id(int n) => new(n, 0x0190, 0x7abc, [0x80, 1, 2, 3, 4, 5, 6, 7]);

    public byte[] Bundle() => Bundle(Log, Record());

    public ReportDocument Record()
    {
        var last = _intervals[^1].At;
        var questions = new[]
        {
            new FigureQuestion("shop", Log.Customer, Promise, Shop, T0 + Hour, T0 + ((Hours - 1) * Hour), last, last),
            new FigureQuestion("portal", Log.Customer, Promise, Portal, T0 + Hour, T0 + ((Hours - 1) * Hour), last, last),
            new FigureQuestion("shop-office", Log.Customer, OfficePromise, Shop, T0 + Hour, T0 + (48 * Hour), last, last),
            new FigureQuestion("shop-as-known-before", Log.Customer, Promise, Shop, T0 + Hour, T0 + (3 * Hour), T0 + (3 * Hour), T0 + (3 * Hour)),
        }.ToList();
        if (Options.NewHours)
        {
            questions.Add(new FigureQuestion("office-as-known-before", Log.Customer, OfficePromise, Shop, T0 + Hour, T0 + (48 * Hour), T0 + (3 * Hour), T0 + (3 * Hour)));
        }

        return new ReportDocument("report-1", Log.Customer.ToString(), last, [.. questions.Select(q => AvailabilityFigure.Compute(q, Log.Facts, this).Record)])
        {
            Lost = [.. Options.Successions.Reverse().Where(s => s.LostFrom < s.LostTo).Select(s => new LostLeaves(s.Checkpoint.Origin, s.LostFrom, s.LostTo))],
            Titles = new Dictionary<string, string> { ["en"] = "October", ["zh"] = "十月" },
        };
    }

    /// <summary>Writes a bundle over a log, its own or a rewritten one, and has it sealed and signed.</summary>
    public byte[] Bundle(CustomerLog log, ReportDocument report)
    {
        var writer = new BundleWriter(log.Origin, log.Customer.ToString(), report.Id, report.CreatedAt);
        writer.AddLog(log.Leaves.Select(l => (ReadOnlyMemory<byte>)l));
        foreach (var (part, head, leaves) in Options.Earlier)
        {
            writer.AddPart(part, head, leaves.Select(l => Leaf.HashOf(l)), [.. leaves.Select(l => (ReadOnlyMemory<byte>)l)]);
        }

        foreach (var range in FileRanges())
        {
            writer.AddSamples(range, SampleBatch.ToRecords([.. BatchNumbers(range).SelectMany(n => _batches.GetValueOrDefault(n, []))]), Sample.Size);
        }

        foreach (var (salt, data) in _personal)
        {
            writer.AddPersonal(salt, data);
        }

        foreach (var (name, data) in _documents)
        {
            writer.Add(name, data);
        }

        writer.Add(CalendarFiles.Zones, CalendarFiles.WriteZones([_zone]));
        writer.Add(BundleNames.Policy, Encoding.UTF8.GetBytes(Options.Policy ?? $"log {log.Key.Verifier}\nquorum none\n"));
        writer.Add(BundleNames.CalcSpec, CalcSpec.Of(["availability/1"]));
        writer.AddReport(report);
        writer.Seal();
        return Prove(log, writer);
    }

    /// <summary>The files under a new manifest that the provider signs.</summary>
    public byte[] Reseal(Dictionary<string, ReadOnlyMemory<byte>> files)
    {
        var report = Manifest.Parse(files[BundleNames.Manifest].Span);
        var writer = new BundleWriter(Log.Origin, report.Customer, report.Report, report.CreatedAt);
        writer.AddLog(Log.Leaves.Select(l => (ReadOnlyMemory<byte>)l));
        foreach (var (name, data) in files.Where(f => !BundleNames.IsUnlisted(f.Key) && !BundleNames.TryTile(f.Key, out _)))
        {
            writer.Add(name, data);
        }

        writer.Seal();
        return Prove(Log, writer);
    }

    private byte[] Prove(CustomerLog log, BundleWriter writer)
    {
        // Other facts come between the last leaf of the bundle and the report's own, as on a busy server.
        var size = log.Tree.Size;
        var later = log.Rewritten(_ => { });
        later.Append("ticket.opened", new CanonicalObject { { "priority", 2 } }, T0 + (Hours * Hour));
        var index = later.Append(LeafTypes.Report, writer.SealFacts, T0 + (Hours * Hour) + 1);
        later.Append("ticket.closed", new CanonicalObject { { "priority", 2 } }, T0 + (Hours * Hour) + 2);
        var head = Options.Cosign(later.Head());
        writer.Prove(Receipt.Of(later.Tree, index, later.Leaves[(int)index], head), ConsistencyProof.Build(later.Tree, size, later.Tree.Size));
        using var output = new MemoryStream();
        writer.WriteTo(output);
        return output.ToArray();
    }

    StateTimeline IFigureEvidence.StatesOf(MonitorPlace place, FigureQuestion question) =>
        StateHistory.Of(place.Schedule, _samples
            .Where(s => s.KnownAt <= question.KnownAt && s.Sample.Monitor == place.Number && s.Sample.Location == place.Location)
            .Select(s => s.Sample)).TimelineAt(question.AsOf);

    IEnumerable<long> IFigureEvidence.BatchesOf(FigureQuestion question) =>
        _intervals.Where(i => i.Number >= Options.FirstBatch && i.At <= question.KnownAt).Select(i => i.Index);

    IEnumerable<long> IFigureEvidence.SharedBatchesOf(FigureQuestion question) => [];

    IZoneRules IFigureEvidence.ZoneOf(string name) => _zone;

    IServiceHours IFigureEvidence.HoursOf(CalendarPublished calendar) => (calendar.Version == 1 ? _office : _longerOffice).Calendar;

    private void Run()
    {
        RecordContract();
        RecordSchedules();
        for (var at = T0 + Interval; at <= T0 + (Hours * Hour); at += Interval)
        {
            RecordHappenings(at);
            RecordInterval(at - Interval, at);
        }
    }

    private static CalendarRules OfficeHours(int from = 8, int to = 18)
    {
        (from, to) = (from * 3600, to * 3600); // seconds of the local day
        return new CalendarRules
        {
            Weekly = new Dictionary<IsoDayOfWeek, IReadOnlyList<LocalSpan>>
            {
                [IsoDayOfWeek.Thursday] = [new LocalSpan(from, to)],
                [IsoDayOfWeek.Friday] = [new LocalSpan(from, to)],
            },
        };
    }

    private void RecordContract()
    {
        var contract = Encoding.UTF8.GetBytes("apiVersion: upheld/v1\nkind: Contract\n");
        _documents["contracts/acme-2026.yaml"] = contract;
        var at = CustomerLog.At(T0 - Hour);
        Log.Append(
            new ContractVersionApplied(Log.Customer, at) { Contract = Id(5), Version = 1, EffectiveFrom = at, Documents = [Sha256.Of(contract).ToString()] },
            T0 - Hour);
        Publish(1, _office, T0 - Hour);
        Log.Append(Terms(Promise, "24x7", "99.9"), T0 - Hour);
        Log.Append(Terms(OfficePromise, "office", "90"), T0 - Hour);
        Log.Append(
            new ServiceBound(Log.Customer, at)
            {
                Service = Shop,
                Monitors = [new BoundMonitor { Monitor = Web, Shared = false }, new BoundMonitor { Monitor = Database, Shared = false }],
                Up = UpRule.All(UpRule.OfMonitor(Web), UpRule.OfMonitor(Database)),
            },
            T0 - Hour);
        Log.Append(
            new ServiceBound(Log.Customer, at)
            {
                Service = Portal,
                Monitors = [new BoundMonitor { Monitor = Web, Shared = false }],
                Up = UpRule.Any(UpRule.OfMonitor(Web), UpRule.OfService(Shop)),
            },
            T0 - Hour);
    }

    private void Publish(int version, CalendarRecord office, long at)
    {
        var published = new CalendarPublished(Log.Customer, CustomerLog.At(at))
        {
            Calendar = "office", Version = version, Rules = CalendarFiles.RulesOf(office).ToString(), TimeZoneRelease = TimeZoneRelease.Current.Id,
        };
        _documents[CalendarFiles.NameOf(published)] = CalendarFiles.Write(office);
        Log.Append(published, at);
    }

    private PromiseTerms Terms(Guid promise, string calendar, string target) => new(Log.Customer, CustomerLog.At(T0 - Hour))
    {
        Promise = promise,
        Contract = Id(5),
        Version = 1,
        Indicator = "availability",
        Services = [Shop, Portal],
        EffectiveFrom = CustomerLog.At(T0 - Hour),
        Target = target,
        Calendar = calendar,
        TimeZone = "Asia/Shanghai",
        PeriodStart = "2026-10-01",
        PeriodEnd = "2027-10-01",
        TrustUnknownUpToPercent = "0",
        DegradedWeight = 500,
        Maintenance = "exclude",
        MinOutageMs = Options.MinOutageMs,
        RoundOutageUpToMs = 1,
        NoticeMs = 30 * Minute,
        MaintenanceCapMsPerYear = Hour,
    };

    private void RecordSchedules()
    {
        Schedule(Web, 1, 1, 0, T0, Minute);
        Schedule(Database, 2, 1, 0, T0 + (20 * Second), Minute);
        Schedule(Database, 2, 2, 0, T0 + (40 * Second), Minute);
        Schedule(Web, 1, 1, 1000, T0 + (2 * Hour), 30 * Second);
    }

    private void Schedule(Guid monitor, uint number, ushort location, uint firstSlot, long startsAt, long interval) => Log.Append(
        new MonitorSchedule(Log.Customer, CustomerLog.At(T0 - Minute))
        {
            Monitor = monitor,
            Number = number,
            Location = location,
            Vantage = location == 1 ? "local" : "shanghai",
            Active = true,
            FirstSlot = firstSlot,
            StartsAt = CustomerLog.At(startsAt),
            IntervalMs = interval,
            TimeoutMs = 10 * Second,
            JitterMs = 5 * Second,
            ConfirmFailures = 2,
            ConfirmSuccesses = 1,
        },
        T0 - Minute);

    private void RecordHappenings(long at)
    {
        var step = (at - T0) / Interval;
        if (step == 3)
        {
            var (salt, text) = (Sha256.Of("salt"u8).ToArray(), "Li Na reported it"u8.ToArray());
            _personal.Add((salt, text));
            Log.Append(
                new MaintenanceAnnounced(Log.Customer, CustomerLog.At(at))
                {
                    Maintenance = Id(40), Services = [Shop], Start = CustomerLog.At(at + Hour), End = CustomerLog.At(at + (2 * Hour)), Approved = true,
                },
                at, text, salt);
        }
        else if (step == 8)
        {
            Log.Append(
                new ExclusionRecorded(Log.Customer, CustomerLog.At(at))
                {
                    Exclusion = Id(41), Services = [], Start = CustomerLog.At(at - (10 * Minute)), End = CustomerLog.At(at), Reason = "force_majeure",
                },
                at);
        }
        else if (step == 12 && Options.NewTarget is { } target)
        {
            var from = Options.RestatedBy is null ? T0 + (2 * Hour) : T0 - (30 * Hour);
            Log.Append(Terms(Promise, "24x7", target) with { At = CustomerLog.At(at), Version = 2, EffectiveFrom = CustomerLog.At(from), Restatement = Options.RestatedBy is null ? null : Id(43) }, at);
            if (Options.RestatedBy is { } people)
            {
                Log.Append(
                    new RestatementApplied(Log.Customer, CustomerLog.At(at))
                    {
                        Restatement = Id(43), Plan = new string('a', 64), Since = CustomerLog.At(from), RequestedBy = people.RequestedBy, RequestedAt = CustomerLog.At(at), ApprovedBy = people.ApprovedBy,
                    },
                    at);
            }
        }
        else if (step == 40 && Options.NewHours)
        {
            Publish(2, _longerOffice, at);
        }
        else if (step == 20)
        {
            Log.Append(new MaintenanceCancelled(Log.Customer, CustomerLog.At(at)) { Maintenance = Id(40) }, at);
            Log.Append(
                new StateCorrected(Log.Customer, CustomerLog.At(at))
                {
                    Correction = Id(42), Service = Shop, Start = CustomerLog.At(at - (7 * Minute)), End = CustomerLog.At(at - (3 * Minute)),
                    State = ProbeState.Down, Reason = "customer_report",
                },
                at);
        }
        else if (step == 25)
        {
            var commitment = PersonalCommitment.Of(new byte[32], "erased"u8);
            Log.Append(new Leaf
            {
                Type = "ticket.opened", Customer = Log.Customer.ToString(), Source = "node", At = at, RecordedAt = at, Personal = commitment,
                Facts = new CanonicalObject { { "priority", 1 } },
            });
            Log.Append(LeafTypes.Redact, new CanonicalObject { { "commitment", commitment.ToString() }, { "ground", "gdpr.17" } }, at);
        }
    }

    private void RecordInterval(long since, long at)
    {
        var number = (at - T0) / Interval;
        var late = _late.ToList();
        _late.Clear();
        var samples = new List<Sample>(late);
        foreach (var place in Log.Facts.Schedules.GroupBy(s => (s.Fact.Number, s.Fact.Location)))
        {
            var schedule = ProbeSchedule.Of(place.Select(p => p.Fact));
            foreach (var (slot, due) in schedule.DueIn(since, at))
            {
                Check(place.Key.Number, place.Key.Location, slot, due, samples);
            }
        }

        if (number == Options.SilentBatch)
        {
            _late.AddRange(samples);
            samples.Clear();
        }

        var records = SampleBatch.InOrder(samples);
        if (records.Length == 0)
        {
            _intervals.Add((number, Log.Append(new LogHeartbeat(Log.Customer, CustomerLog.At(at)) { Batch = number, Since = CustomerLog.At(since) }, at + 3), since, at));
            return;
        }

        _batches[number] = records;
        _samples.AddRange(records.Select(r => (at, number, r)));
        var batch = new SampleBatchSealed(Log.Customer, CustomerLog.At(at))
        {
            Batch = number,
            Since = CustomerLog.At(since),
            Count = records.Length,
            FirstSlot = records[0].Slot,
            InnerRoot = TreeHash.RootOfRecords(SampleBatch.ToRecords(records), Sample.Size).ToString(),
        };
        _intervals.Add((number, Log.Append(batch, at + 3), since, at));
    }

    private readonly List<Sample> _late = [];
    private int _bad;

    private void Check(uint number, ushort location, uint slot, long due, List<Sample> samples)
    {
        var luck = _random.Next(1000);
        if (luck < 20)
        {
            return; // a missed tick
        }

        _bad = _bad > 0 ? _bad - 1 : luck > 990 ? _random.Next(1, 12) : 0;
        var state = _bad > 0 ? ProbeState.Down : luck > 960 ? ProbeState.Degraded : ProbeState.Up;
        var sample = new Sample(
            number, location, slot, (ushort)_random.Next(40), state, state == ProbeState.Down ? FaultClass.HttpStatus : FaultClass.None,
            (ushort)(state == ProbeState.Down ? 503 : 200), (ushort)(400 + _random.Next(60)));
        (luck is > 100 and < 130 && due > T0 + (10 * Minute) ? _late : samples).Add(sample);
    }

    private IEnumerable<BatchRange> FileRanges()
    {
        // Small files, so that late samples cross from one to the next.
        var last = _intervals[^1].Number;
        for (var first = Options.FirstBatch; first <= last; first += 12)
        {
            yield return new BatchRange(first, Math.Min(first + 11, last));
        }
    }

    private static IEnumerable<long> BatchNumbers(BatchRange range)
    {
        for (var n = range.First; n <= range.Last; n++)
        {
            yield return n;
        }
    }
}
