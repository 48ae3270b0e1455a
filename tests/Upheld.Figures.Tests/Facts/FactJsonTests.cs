using System.Text;
using System.Text.Json;
using NodaTime;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;

namespace Upheld.Figures.Tests.Facts;

public sealed class FactJsonTests
{
    private static readonly Guid Acme = Guid.Parse("0198c0de-0000-7000-8000-000000000001");
    private static readonly Guid Shop = Guid.Parse("0198c0de-0000-7000-8000-000000000002");
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 1, 12, 0);

    public static TheoryData<object, string> Examples => new()
    {
        {
            new MonitorSchedule(Acme, Noon)
            {
                Monitor = Shop, Number = 7, Location = 1, Vantage = "local", Active = true, FirstSlot = 0, StartsAt = Noon, IntervalMs = 60_000,
                TimeoutMs = 10_000, JitterMs = 5_000, ConfirmFailures = 2, ConfirmSuccesses = 1,
            },
            """{"monitor":"0198c0de-0000-7000-8000-000000000002","number":7,"location":1,"vantage":"local","active":true,"firstSlot":0,"startsAt":1772366400000,"intervalMs":60000,"timeoutMs":10000,"jitterMs":5000,"confirmFailures":2,"confirmSuccesses":1}"""
        },
        {
            new SampleBatchSealed(null, Noon) { Batch = 12, Since = Noon - Duration.FromMinutes(5), Count = 5, FirstSlot = 3, InnerRoot = "ab" },
            """{"batch":12,"since":1772366100000,"count":5,"detailCount":0}"""
        },
        { new LogHeartbeat(Acme, Noon) { Batch = 13, Since = Noon }, """{"batch":13,"since":1772366400000}""" },
        {
            new MonitorStateChanged(Acme, Noon) { Monitor = Shop, Location = 1, State = ProbeState.Down, Earliest = Noon, Fault = FaultClass.TcpRefused },
            """{"monitor":"0198c0de-0000-7000-8000-000000000002","location":1,"state":"down","earliest":1772366400000,"fault":"tcp.refused"}"""
        },
        {
            new ServiceBound(Acme, Noon)
            {
                Service = Acme, Monitors = [new BoundMonitor { Monitor = Shop, Shared = true }], Up = UpRule.Any(UpRule.OfMonitor(Shop), UpRule.OfService(Acme)),
            },
            """{"service":"0198c0de-0000-7000-8000-000000000001","monitors":[{"monitor":"0198c0de-0000-7000-8000-000000000002","shared":true}],"up":{"atLeast":1,"of":[{"monitor":"0198c0de-0000-7000-8000-000000000002"},{"service":"0198c0de-0000-7000-8000-000000000001"}]}}"""
        },
        {
            new MaintenanceAnnounced(Acme, Noon) { Maintenance = Shop, Services = [], Start = Noon, End = Noon, Approved = true },
            """{"maintenance":"0198c0de-0000-7000-8000-000000000002","services":[],"start":1772366400000,"end":1772366400000,"approved":true}"""
        },
        { new MaintenanceCancelled(Acme, Noon) { Maintenance = Shop }, """{"maintenance":"0198c0de-0000-7000-8000-000000000002"}""" },
        {
            new ExclusionRecorded(Acme, Noon) { Exclusion = Shop, Services = [Acme], Start = Noon, End = Noon, Reason = "force_majeure" },
            """{"exclusion":"0198c0de-0000-7000-8000-000000000002","services":["0198c0de-0000-7000-8000-000000000001"],"start":1772366400000,"end":1772366400000,"reason":"force_majeure"}"""
        },
        { new ExclusionWithdrawn(Acme, Noon) { Exclusion = Shop }, """{"exclusion":"0198c0de-0000-7000-8000-000000000002"}""" },
        {
            new StateCorrected(Acme, Noon) { Correction = Shop, Service = Acme, Start = Noon, End = Noon, State = ProbeState.Up, Reason = "monitor_fault" },
            """{"correction":"0198c0de-0000-7000-8000-000000000002","service":"0198c0de-0000-7000-8000-000000000001","start":1772366400000,"end":1772366400000,"state":"up","reason":"monitor_fault"}"""
        },
        {
            new PromiseTerms(Acme, Noon)
            {
                Promise = Shop, Contract = Acme, Version = 1, Indicator = "availability", Services = [Shop], EffectiveFrom = Noon, Target = "99.9", Calendar = "24x7", TimeZone = "UTC",
                PeriodStart = "2026-01-01", TrustUnknownUpToPercent = "0", DegradedWeight = 1000, Maintenance = "exclude", MinOutageMs = 0, RoundOutageUpToMs = 1, NoticeMs = 0,
            },
            """{"promise":"0198c0de-0000-7000-8000-000000000002","contract":"0198c0de-0000-7000-8000-000000000001","version":1,"indicator":"availability","services":["0198c0de-0000-7000-8000-000000000002"],"effectiveFrom":1772366400000,"target":"99.9","calendar":"24x7","timeZone":"UTC","periodStart":"2026-01-01","trustUnknownUpToPercent":"0","degradedWeight":1000,"maintenance":"exclude","minOutageMs":0,"roundOutageUpToMs":1,"noticeMs":0}"""
        },
        {
            new PromiseEnded(Acme, Noon) { Promise = Shop, Contract = Acme, Version = 2, EffectiveFrom = Noon },
            """{"promise":"0198c0de-0000-7000-8000-000000000002","contract":"0198c0de-0000-7000-8000-000000000001","version":2,"effectiveFrom":1772366400000}"""
        },
        {
            new RestatementApplied(Acme, Noon) { Restatement = Shop, Plan = "ab", Since = Noon, RequestedBy = Acme, RequestedAt = Noon, ApprovedBy = Shop },
            """{"restatement":"0198c0de-0000-7000-8000-000000000002","plan":"ab","since":1772366400000,"requestedBy":"0198c0de-0000-7000-8000-000000000001","requestedAt":1772366400000,"approvedBy":"0198c0de-0000-7000-8000-000000000002"}"""
        },
        {
            new ContractVersionApplied(Acme, Noon) { Contract = Shop, Version = 1, EffectiveFrom = Noon, Documents = ["ab"] },
            """{"contract":"0198c0de-0000-7000-8000-000000000002","version":1,"effectiveFrom":1772366400000,"documents":["ab"]}"""
        },
        {
            new CalendarPublished(Acme, Noon) { Calendar = "office", Version = 1, Rules = "ab", TimeZoneRelease = "2026f" },
            """{"calendar":"office","version":1,"rules":"ab","timeZoneRelease":"2026f"}"""
        },
        {
            new DocumentVersion(Acme, Noon) { Kind = "Service", Name = "shop", Version = 1, EffectiveFrom = "2026-01-01", Retired = false, Sha256 = "ab" },
            """{"kind":"Service","name":"shop","version":1,"effectiveFrom":"2026-01-01","retired":false,"sha256":"ab"}"""
        },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_fact_keeps_its_form_for_ever_and_reads_back_whole(object example, string json)
    {
        var fact = (IFact)example;
        var type = FactTypes.All.Values.Single(type => type.Type == fact.GetType());

        Write(type, fact).ShouldBe(json);

        var batch = fact as IBatchFact;
        var back = type.Read(new LeafEnvelope(fact.Customer, fact.At, batch?.FirstSlot, batch?.InnerRoot), Encoding.UTF8.GetBytes(json));
        back.Customer.ShouldBe(fact.Customer);
        back.At.ShouldBe(fact.At);
        (back as IBatchFact)?.InnerRoot.ShouldBe(batch!.InnerRoot);
        (back as IBatchFact)?.FirstSlot.ShouldBe(batch!.FirstSlot);
        Write(type, back).ShouldBe(json);
    }

    [Fact]
    public void Every_type_has_an_example_here() =>
        FactTypes.All.Values.Select(type => type.Type).ShouldBe(Examples.Select(row => row.Data.Item1.GetType()), ignoreOrder: true);

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"maintenance":null}""")]
    [InlineData("""{"maintenance":7}""")]
    [InlineData("""null""")]
    [InlineData("""{"maintenance":"0198c0de-0000-7000-8000-000000000002","maintenance":"0198c0de-0000-7000-8000-000000000001"}""")]
    public void A_leaf_whose_facts_are_not_whole_is_refused(string json) =>
        Should.Throw<JsonException>(() => FactTypes.All["maintenance.cancelled"].Read(default, Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void An_instant_that_no_calendar_has_is_refused() =>
        Should.Throw<JsonException>(() => FactTypes.All["log.heartbeat"].Read(default, """{"batch":1,"since":9007199254740991}"""u8));

    private static string Write(FactType type, IFact fact)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            type.Write(writer, fact);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
