using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Figures.Timelines;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Availability;
using Upheld.Monitoring.Tests.Samples;

namespace Upheld.Monitoring.Tests.Availability;

/// <summary>A contract of Shanghai office hours over a service with one monitor that the test checks by hand, every two minutes from 1 March 2026 on.</summary>
internal sealed class Office : IAsyncDisposable
{
    private const string Everything = """
        apiVersion: upheld/v1
        kind: Customer
        metadata: { name: acme }
        spec: { timeZone: Asia/Shanghai }
        ---
        apiVersion: upheld/v1
        kind: Service
        metadata: { name: shop }
        spec: { customer: acme, criticality: core }
        ---
        apiVersion: upheld/v1
        kind: Monitor
        metadata: { name: shop-tcp }
        spec: { service: shop, every: 2m, tcp: { host: shop.example, port: 443 } }
        """;

    private const long Every = 120_000;

    private uint _next;

    private Office(WatchedHouse house, Upheld.Monitoring.Checking.WatchedMonitor monitor) => (House, Monitor) = (house, monitor);

    public WatchedHouse House { get; }

    public Upheld.Monitoring.Checking.WatchedMonitor Monitor { get; }

    /// <summary>Mon–Fri 9 to 18 in Shanghai; Wednesday 4 March is a holiday, Saturday 7 March a make-up workday.</summary>
    public static string Calendar(string week = "mon-fri: [ \"09:00-18:00\" ]", string more = "") => $$"""

        ---
        apiVersion: upheld/v1
        kind: Calendar
        metadata: { name: office }
        spec:
          timeZone: Asia/Shanghai
          weekly: { {{week}} }
          closedDates: [ 2026-03-04 ]
          specialDays: { 2026-03-07: [ "09:00-18:00" ] }
          {{more}}
        """;

    public static string Contract(string target = "90%", string more = "") => $$"""

        ---
        apiVersion: upheld/v1
        kind: Contract
        metadata: { name: acme-2026 }
        spec:
          customer: acme
          period: { start: 2026-03-01, end: 2027-01-01, timeZone: Asia/Shanghai }
          promises:
            - name: available
              indicator: availability
              scope: { criticality: core }
              objective: { atLeast: "{{target}}" }
              window: week
              calendar: office
              accountable: 技术支持团队
              measures: [ { name: watched, indicator: monitoringCoverage, objective: { atLeast: "100%" }, accountable: 技术支持团队 } ]
              {{more}}
        """;

    public static async Task<Office> OpenAsync(string provider, string? contract = null)
    {
        var house = await WatchedHouse.CreateAsync(provider);
        await house.ApplyAsync(Everything + Calendar() + (contract ?? Contract()));
        await house.SequenceAsync();
        return new Office(house, await house.AdoptAsync("shop-tcp"));
    }

    /// <summary>An instant by its Shanghai time in March 2026, such as <c>03 10:00</c>.</summary>
    public static Instant At(string local) => LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm").Parse($"2026-03-{local}").Value
        .InZoneStrictly(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).ToInstant();

    /// <summary>Checks from the beginning to an instant; in each of the hours given, all checks fail. The first check is a few seconds after the full minute, and so is each edge.</summary>
    public Task CheckUntilAsync(Instant end, params string[] downHours) => CheckOnAsync(end, downHours);

    /// <summary>Goes on from where the checks ended.</summary>
    public async Task CheckOnAsync(Instant end, params string[] downHours)
    {
        var first = Monitor.Schedule.Parts[0].StartsAt.ToUnixTimeMilliseconds();
        var down = downHours.Select(At).Select(at => new Span(at.ToUnixTimeMilliseconds(), (at + Duration.FromHours(1)).ToUnixTimeMilliseconds())).ToList();
        var slots = (end.ToUnixTimeMilliseconds() - first) / Every;
        House.Check(Monitor, _next, string.Concat(Enumerable.Range((int)_next, (int)(slots - _next)).Select(slot => down.Any(span => span.Contains(first + (slot * Every))) ? 'D' : 'U')));
        _next = (uint)slots;
        await House.FlushAsync();
        House.At(end);
        await House.KeepAsync();
        await House.SequenceAsync();
    }

    public async Task ApplyAsync(string yaml)
    {
        await House.ApplyAsync(yaml[(yaml.IndexOf("---", StringComparison.Ordinal) + 4)..]);
        await House.SequenceAsync();
    }

    public async Task<CustomerId> CustomerAsync() =>
        (await House.QueryAsync(db => House.Services.GetRequiredService<ICustomerDirectory>().CustomersAsync(db, default))).Single().Key;

    /// <summary>The promise's figure of [from, to).</summary>
    public async Task<IndicatorFigure> FigureAsync(Instant from, Instant to, Instant? knownAt = null, Instant? now = null)
    {
        var customer = await CustomerAsync();
        var promise = JsonDocument.Parse((await House.FactsAsync("promise.terms"))[0].Body).RootElement.GetProperty("promise").GetGuid();
        var clock = Instant.FromDateTimeOffset(House.Time.GetUtcNow());
        return await House.RunAsync((EvaluateAvailability evaluate) => evaluate.ExecuteAsync(
            new IndicatorQuestion(
                customer, new PromiseId(promise), null!, new Span(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()), knownAt ?? clock, now ?? clock),
            default));
    }

    public ValueTask DisposeAsync() => House.DisposeAsync();
}
