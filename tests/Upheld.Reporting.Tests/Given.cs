using NodaTime;

namespace Upheld.Reporting.Tests;

/// <summary>Contract files of the tests.</summary>
internal static class Given
{
    /// <summary>An hour before the contracts' first day begins in Shanghai, 1 March 2026, a Sunday.</summary>
    public static readonly Instant Eve = At(2, 28, 23);

    /// <summary>Results hold for 60 s + 10 s + 6 s: a check, its time-out and its jitter.</summary>
    public const long Validity = 76_000;

    public const string Acme = """
        apiVersion: upheld/v1
        kind: Customer
        metadata: { name: acme, title: { en: Acme Trading, zh: 安科贸易 } }
        spec: { timeZone: Asia/Shanghai, language: zh-CN }
        ---
        apiVersion: upheld/v1
        kind: Service
        metadata: { name: shop, title: { en: Web shop, zh: 网上商城 } }
        spec: { customer: acme, criticality: core, up: { all: [ shop-http, shop-db ] } }

        """;

    public static string Monitor(string name, string service = "shop", string every = "60s") => $$"""
        ---
        apiVersion: upheld/v1
        kind: Monitor
        metadata: { name: {{name}} }
        spec: { service: {{service}}, every: {{every}}, timeout: 10s, tcp: { host: {{name}}.example, port: 443 } }

        """;

    /// <summary>A contract for March to December 2026 in Shanghai with these promises: name, window, target and anything more.</summary>
    public static string Contract(string customer, params (string Name, string Window, string Target, string More)[] promises) => $$"""
        ---
        apiVersion: upheld/v1
        kind: Contract
        metadata: { name: {{customer}}-2026 }
        spec:
          customer: {{customer}}
          period: { start: 2026-03-01, end: 2027-01-01, timeZone: Asia/Shanghai }
          promises:

        """ + string.Concat(promises.Select(p => $$"""
            - name: {{p.Name}}
              indicator: availability
              scope: { criticality: core }
              objective: { atLeast: "{{p.Target}}" }
              window: {{p.Window}}
              accountable: 技术支持团队
              measures: [ { name: watched, indicator: monitoringCoverage, objective: { atLeast: "100%" }, accountable: 运维团队 } ]
              {{p.More}}

        """));

    /// <summary>Acme with its shop, two monitors that both must be up, and a promise for each month and each day.</summary>
    public static string Shop { get; } =
        Acme + Monitor("shop-http") + Monitor("shop-db") + Contract("acme", ("monthly", "month", "99%", ""), ("daily", "day", "97%", ""));

    /// <summary>A local time of 2026 in Shanghai.</summary>
    public static Instant At(int month, int day, int hour, int minute = 0) =>
        new LocalDateTime(2026, month, day, hour, minute).InZoneStrictly(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).ToInstant();
}
