using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using Upheld.Commitments;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Files;
using Upheld.Kernel;
using Upheld.Kernel.Database;
using Upheld.Kernel.Outbound;
using Upheld.Kernel.Outbound.Policy;

namespace Upheld.Monitoring.Tests.Monitors;

public sealed class IntervalLintTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 15, 12, 0);

    [Fact]
    public void One_missed_check_every_5_minutes_spends_11_6_percent_of_a_30_day_budget()
    {
        var fault = Lint("5m", "99.9%").ShouldHaveSingleItem();

        (fault.Severity, fault.Code).ShouldBe((FaultSeverity.Error, "monitor.interval_too_long"));
        fault.Message.En.ShouldContain("spends 11.6% of the budget");
    }

    [Fact]
    public void A_promise_for_service_hours_has_a_smaller_budget()
    {
        // 99 % of 30 days are 7.2 hours; 40 of 168 hours a week leave 1.71. Five minutes are 1.2 % or 4.9 % of it.
        Lint("5m", "99%").Single().Severity.ShouldBe(FaultSeverity.Warning);

        var fault = Lint("5m", "99%", more: "calendar: office").ShouldHaveSingleItem();

        (fault.Severity, fault.Code).ShouldBe((FaultSeverity.Error, "monitor.interval_too_long"));
        fault.Message.En.ShouldContain("spends 4.9% of the budget");
        fault.Message.En.ShouldContain("over 7.1 days");
    }

    [Fact]
    public void The_hint_asks_for_what_can_be_done()
    {
        Lint("5m", "99.9%").Single().Hint!.En.ShouldBe("Check at least every 25 seconds.");
        Lint("10s", "99.99%").Single().Hint!.En.ShouldBe("No interval is short enough: judge over a longer window, or promise less.");
    }

    [Theory]
    [InlineData("scope: { criticality: core }", "", 0)] // the service is a normal one
    [InlineData("scope: { criticality: core }", "rules: { coreServices: [ shop ] }", 1)] // but this contract calls it core
    [InlineData("scope: { criticality: normal }", "", 1)]
    [InlineData("scope: { services: [ shop ] }", "", 1)]
    [InlineData("scope: { services: [ mail ] }", "", 0)]
    public void Only_promises_that_cover_the_service_matter(string scope, string rules, int faults) =>
        Lint("5m", "99.9%", scope, rules).Count.ShouldBe(faults);

    [Fact]
    public void A_shared_service_is_covered_only_where_it_is_named()
    {
        Lint("5m", "99.9%", "scope: { criticality: normal }", service: "shared: true").ShouldBeEmpty();
        Lint("5m", "99.9%", "scope: { services: [ shop ] }", service: "shared: true").Count.ShouldBe(1);
    }

    private static List<Fault> Lint(string every, string target, string scope = "", string rules = "", string more = "", string service = "customer: acme")
    {
        var yaml = $$"""
            apiVersion: upheld/v1
            kind: Customer
            metadata: { name: acme }
            spec: { timeZone: Asia/Shanghai }
            ---
            apiVersion: upheld/v1
            kind: Service
            metadata: { name: shop }
            spec: { {{service}} }
            ---
            apiVersion: upheld/v1
            kind: Service
            metadata: { name: mail }
            spec: { customer: acme }
            ---
            apiVersion: upheld/v1
            kind: Calendar
            metadata: { name: office }
            spec: { timeZone: Asia/Shanghai, weekly: { mon-fri: [ "09:00-17:00" ] } }
            ---
            apiVersion: upheld/v1
            kind: Monitor
            metadata: { name: shop-tcp }
            spec: { service: shop, every: {{every}}, tcp: { host: shop.example, port: 443 } }
            ---
            apiVersion: upheld/v1
            kind: Contract
            metadata: { name: acme-2026 }
            spec:
              customer: acme
              period: { start: 2026-01-01, end: 2027-01-01 }
              promises:
                - name: available
                  indicator: availability
                  {{scope}}
                  {{rules}}
                  {{more}}
                  objective: { atLeast: "{{target}}" }
                  window: month
                  accountable: Ann
                  measures: [ { name: watched, indicator: monitoringCoverage, objective: { atLeast: "100%" }, accountable: Ann } ]
            """;
        var linter = new ServiceCollection().AddSingleton<IClock>(new FakeClock(Now))
            .AddKernel(new ModuleAssemblies([]), new KernelSettings("lint", Path.GetTempPath())).AddOutbound(NetworkPolicyFile.Parse("version: 1").Value).AddCommitments().AddMonitoring()
            .BuildServiceProvider().GetRequiredService<ContractLinter>();
        var faults = linter.Lint([new SourceFile("a.yaml", Encoding.UTF8.GetBytes(yaml))]).Faults;
        faults.Where(f => f.Code is not ("monitor.interval_too_long" or "scope.empty")).ShouldBeEmpty();
        return [.. faults.Where(f => f.Code == "monitor.interval_too_long")];
    }
}
