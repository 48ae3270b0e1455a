using Upheld.Commitments.Contracts.Model;

namespace Upheld.Commitments.Tests.ContractFiles;

/// <summary>The example of the format's own description.</summary>
public sealed class FormatTests
{
    internal const string Example = """
        apiVersion: upheld/v1
        kind: Customer
        metadata: { name: acme, title: { en: Acme Trading, zh: 安科贸易 } }
        spec: { timeZone: Asia/Shanghai, language: zh-CN, contacts: [ { name: Li Na, email: li.na@acme.example, role: owner } ] }
        ---
        apiVersion: upheld/v1
        kind: Calendar
        metadata: { name: office }
        spec:
          timeZone: Asia/Shanghai
          weekly: { mon-fri: ["09:00-12:00", "13:00-18:00"] }
          include: [ cn-public-holidays ]
        ---
        apiVersion: upheld/v1
        kind: Service
        metadata: { name: shop, title: { en: Web shop, zh: 网上商城 } }
        spec: { customer: acme, criticality: core, dependsOn: [ shop-db, resolver ], up: { all: [ shop-http, shop-tls ] } }
        ---
        apiVersion: upheld/v1
        kind: Monitor
        metadata: { name: shop-http }
        spec: { service: shop, layer: application, every: 30s, http: { url: "https://shop.acme.example/health", expect: { status: [ 200-299 ] } } }
        ---
        apiVersion: upheld/v1
        kind: Contract
        metadata: { name: acme-2026, title: { en: Service agreement 2026, zh: 2026 年服务协议 } }
        spec:
          customer: acme
          period: { start: 2026-01-01, end: 2027-01-01, timeZone: Asia/Shanghai }
          rules: { quarterStartMonth: 1, planned: { noticeHours: 72, hoursPerYear: 24 }, majorPriorities: [ P1 ] }
          promises:
            - name: available
              title: { en: Core systems are available 99.9 % of the year, zh: 核心系统年平均可用率 99.9% }
              indicator: availability
              scope: { criticality: core }
              objective: { atLeast: "99.9%" }
              window: contractYear
              accountable: 技术支持团队
              responsible: [ 运维团队 ]
              measures:
                - { name: monitored-in-layers, indicator: monitoringCoverage, objective: { atLeast: "100%" }, accountable: 技术支持团队 }
                - { name: maintenance-on-time, indicator: maintenanceCompletion, objective: { atLeast: "95%" }, accountable: 运维团队 }
              remedy: { credits: [ { below: "99.9%", percent: 10 }, { below: "99.0%", percent: 30 } ], of: monthlyFee }
            - name: first-answer
              indicator: firstResponse
              objective: { within: 30m, share: "95%" }
              window: quarter
              calendar: { P1: 24x7, default: office }
              accountable: 客服团队
        """;

    [Fact]
    public void The_example_of_the_format_misses_only_what_it_leaves_out() => Given.Lint(Example).Faults.Select(f => (f.Code, f.Path)).ShouldBe(
    [
        ("ref.unknown", "spec.dependsOn[0]"), ("ref.unknown", "spec.dependsOn[1]"), ("ref.unknown", "spec.up.all[1]"), ("kind.not_installed", "kind"), ("promise.no_measure", "spec.promises[1]"),
    ]);

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var contract = (ContractSpec)Given.Documents(Given.Contract(Given.Available))[2].Model!;
        var promise = contract.Promises[0];
        var rules = contract.Rules;

        (promise.Calendar.Default, promise.IsPublic, promise.Remedy, promise.Evidence, promise.Stretch).ShouldBe(("24x7", false, null, null, null));
        (rules.Mean, rules.FirstResponseBy, rules.ResolvedBy, rules.RecoveryFrom, rules.SatisfactionFormula).ShouldBe(("perService", "human", "restored", "declaration", "topTwo"));
        (rules.Planned.NoticeHours, rules.Planned.HoursPerYear, rules.Planned.Windows, rules.Planned.Counts).ShouldBe((72, null, null, "exclude"));
        rules.Pauses.ShouldBe(new PauseRules(Resolution: true, Update: true, FirstResponse: false, NextResponse: false));
        rules.MajorPriorities.ShouldBe(["P1"]);
        (rules.ReopenWindow.TotalDays, rules.IncidentFormula, rules.IncidentWindow.Kind, rules.IncidentWindow.Length!.Value.TotalDays).ShouldBe((14, "R1", WindowKind.Rolling, 365));
        (rules.BackupLevel, rules.BackupWindow, rules.QuarterStartMonth, rules.ResolutionRateOf).ShouldBe((2, null, 1, "both"));
        (rules.TrustUnknownUpToPercent, rules.DegradedWeight, rules.MinOutage.TotalSeconds, rules.RoundOutageUpTo.TotalMilliseconds).ShouldBe((0m, 1m, 0d, 1d));
        rules.CoreServices.ShouldBeNull();
    }

    [Fact]
    public void A_promises_own_rules_lie_over_the_contracts_field_by_field()
    {
        var text = Given.Contract(Given.Available + "\nrules: { planned: { hoursPerYear: 8.5 }, minOutage: 1m }")
            .Replace("  promises:", "  rules: { planned: { noticeHours: 48 }, degradedWeight: 0.5 }\n  promises:", StringComparison.Ordinal);
        var rules = ((ContractSpec)Given.Documents(text)[2].Model!).Promises[0].Rules;

        (rules.Planned.NoticeHours, rules.Planned.HoursPerYear, rules.DegradedWeight, rules.MinOutage.TotalSeconds).ShouldBe((48, 8.5m, 0.5m, 60d));
    }
}
