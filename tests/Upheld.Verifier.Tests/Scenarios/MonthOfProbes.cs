using System.Buffers.Binary;
using System.Text;

using Upheld.Evidence.Bundles;
using Upheld.Evidence.Canonical;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Receipts;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Figures.Services;
using Upheld.Figures.Timelines;
using Upheld.Verification;
using Upheld.Verification.Figures;

namespace Upheld.Verifier.Tests.Scenarios;

/// <summary>Thirty days of many probes, a check a minute each and a batch every five: what a verification is measured on. Each probe is a service of its own
/// with a figure of its own.</summary>
internal sealed class MonthOfProbes : IFigureEvidence
{
    private const long Minute = 60_000;
    private const int Days = 30;
    private const int BatchesADay = 288;

    private readonly int _probes;
    private readonly int _figures;
    private readonly CustomerLog _log = new(Scenario.Id(1), new SigningKey(Scenario.Origin, Sha256.Of("the provider's key"u8).ToArray()));
    private readonly List<long> _batches = [];
    private readonly Dictionary<uint, StateHistory> _histories = [];

    public MonthOfProbes(int probes, int? figures = null)
    {
        _probes = probes;
        _figures = figures ?? probes;
    }

    private static long Start => Scenario.T0 - Minute;

    private static long End => Start + (Days * 1440L * Minute);

    public void WriteTo(Stream output)
    {
        Describe();
        var files = new List<(BatchRange Range, byte[] File)>();
        for (var day = 0; day < Days; day++)
        {
            files.Add(Measure(day));
        }

        var questions = Enumerable.Range(0, _figures)
            .Select(i => new FigureQuestion($"f{i}", _log.Customer, Scenario.Promise, Service(i), Start, End, End, End));
        var report = new ReportDocument("month", _log.Customer.ToString(), End, [.. questions.Select(q => AvailabilityFigure.Compute(q, _log.Facts, this).Record)]);
        var writer = new BundleWriter(Scenario.Origin, _log.Customer.ToString(), report.Id, End);
        writer.AddLog(_log.Leaves.Select(l => (ReadOnlyMemory<byte>)l));
        foreach (var (range, file) in files)
        {
            writer.Add(BundleNames.Samples(range), file);
        }

        writer.Add(BundleNames.Policy, Encoding.UTF8.GetBytes($"log {_log.Key.Verifier}\nquorum none\n"));
        writer.Add(BundleNames.CalcSpec, CalcSpec.Of(["availability/1"]));
        writer.AddReport(report);
        writer.Seal();
        var size = _log.Tree.Size;
        var index = _log.Append(LeafTypes.Report, writer.SealFacts, End);
        writer.Prove(Receipt.Of(_log.Tree, index, _log.Leaves[(int)index], _log.Head()), ConsistencyProof.Build(_log.Tree, size, _log.Tree.Size));
        writer.WriteTo(output);
    }

    StateTimeline IFigureEvidence.StatesOf(MonitorPlace place, FigureQuestion question) => _histories[place.Number].TimelineAt(question.AsOf);

    IEnumerable<long> IFigureEvidence.BatchesOf(FigureQuestion question) => _batches;

    IEnumerable<long> IFigureEvidence.SharedBatchesOf(FigureQuestion question) => [];

    IZoneRules IFigureEvidence.ZoneOf(string name) => UtcZone.Instance;

    IServiceHours IFigureEvidence.HoursOf(CalendarPublished calendar) => throw new InvalidOperationException("Round the clock only.");

    private static Guid Service(int i) => Scenario.Id(100_000 + i);

    private static Guid Monitor(int i) => Scenario.Id(200_000 + i);

    private void Describe()
    {
        var at = CustomerLog.At(Start - Minute);
        for (var i = 0; i < _probes; i++)
        {
            var schedule = new MonitorSchedule(_log.Customer, at)
            {
                Monitor = Monitor(i), Number = (uint)i, Location = 1, Vantage = "local", Active = true, FirstSlot = 0, StartsAt = CustomerLog.At(Start),
                IntervalMs = Minute, TimeoutMs = 10_000, JitterMs = 5_000, ConfirmFailures = 2, ConfirmSuccesses = 1,
            };
            _log.Append(schedule, Start - Minute);
            _histories.Add((uint)i, new StateHistory(ProbeSchedule.Of(schedule)));
            _log.Append(
                new ServiceBound(_log.Customer, at)
                {
                    Service = Service(i), Monitors = [new BoundMonitor { Monitor = Monitor(i), Shared = false }], Up = UpRule.OfMonitor(Monitor(i)),
                },
                Start - Minute);
        }

        _log.Append(
            new PromiseTerms(_log.Customer, at)
            {
                Promise = Scenario.Promise, Contract = Scenario.Id(5), Version = 1, Indicator = "availability",
                Services = [.. Enumerable.Range(0, Math.Min(_figures, 20)).Select(Service)], EffectiveFrom = at, Target = "99.9", Calendar = "24x7", TimeZone = "UTC",
                PeriodStart = "2026-09-30", TrustUnknownUpToPercent = "0", DegradedWeight = 1000, Maintenance = "exclude", MinOutageMs = 0, RoundOutageUpToMs = 1,
                NoticeMs = 0,
            },
            Start - Minute);
    }

    private (BatchRange Range, byte[] File) Measure(int day)
    {
        var random = new Random(day);
        var records = new byte[_probes * 1440 * Sample.Size];
        var at = 0;
        for (var batch = 0; batch < BatchesADay; batch++)
        {
            var first = at;
            for (var slot = (uint)(((day * BatchesADay) + batch) * 5); slot < (((day * BatchesADay) + batch) * 5) + 5; slot++)
            {
                for (var i = 0; i < _probes; i++, at += Sample.Size)
                {
                    var down = (slot + (i * 997)) % 20_000 < 3;
                    var sample = new Sample(
                        (uint)i, 1, slot, (ushort)random.Next(8), down ? ProbeState.Down : ProbeState.Up, down ? FaultClass.HttpStatus : FaultClass.None,
                        (ushort)(down ? 503 : 200), (ushort)(450 + (i % 50) + random.Next(10)));
                    sample.Write(records.AsSpan(at));
                    if (i < _figures)
                    {
                        _histories[(uint)i].Add(sample);
                    }
                }
            }

            var number = (day * (long)BatchesADay) + batch + 1;
            var end = Start + (number * 5 * Minute);
            _batches.Add(_log.Append(
                new SampleBatchSealed(_log.Customer, CustomerLog.At(end))
                {
                    Batch = number, Since = CustomerLog.At(end - (5 * Minute)), Count = 5 * _probes,
                    FirstSlot = BinaryPrimitives.ReadUInt32BigEndian(records.AsSpan(first + 6)),
                    InnerRoot = TreeHash.RootOfRecords(records.AsSpan(first, at - first), Sample.Size).ToString(),
                },
                end + 3));
        }

        return (new BatchRange((day * (long)BatchesADay) + 1, (day + 1L) * BatchesADay), SamplePack.Pack(records, Sample.Size));
    }
}
