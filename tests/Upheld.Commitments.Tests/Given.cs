using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using Upheld.Commitments.ContractFiles;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Files;

namespace Upheld.Commitments.Tests;

/// <summary>Contract files in tests: read at noon of 15 June 2026 unless a test says otherwise.</summary>
internal static class Given
{
    public static readonly Instant Noon = Instant.FromUtc(2026, 6, 15, 12, 0);

    public const string Customer = """
        apiVersion: upheld/v1
        kind: Customer
        metadata: { name: acme, title: { en: Acme Trading, zh: 安科贸易 } }
        spec: { timeZone: Asia/Shanghai, language: zh-CN }

        """;

    public const string Service = """
        ---
        apiVersion: upheld/v1
        kind: Service
        metadata: { name: shop, title: { en: Web shop, zh: 网上商城 } }
        spec: { customer: acme, criticality: core }

        """;

    /// <summary>A promise that nothing is wrong with.</summary>
    public const string Available = """
        name: available
        indicator: availability
        scope: { criticality: core }
        objective: { atLeast: "99.9%" }
        window: contractYear
        accountable: 技术支持团队
        measures: [ { name: watched, indicator: monitoringCoverage, objective: { atLeast: "100%" }, accountable: 运维团队 } ]
        """;

    public static ContractKinds Kinds { get; } = Services().GetRequiredService<ContractKinds>();

    public static ServiceProvider Services(Instant? now = null) => new ServiceCollection()
        .AddCommitments().AddSingleton<IClock>(new FakeClock(now ?? Noon)).BuildServiceProvider();

    public static SourceFile File(string text, string name = "contract.yaml") => new(name, Encoding.UTF8.GetBytes(text));

    public static LintReport Lint(string text, Instant? now = null) => Services(now).GetRequiredService<ContractLinter>().Lint([File(text)]);

    public static ContractReading Read(params string[] texts) => Services().GetRequiredService<ContractLinter>()
        .Read(texts.Select((t, i) => File(t, $"{i}.yaml")), []);

    public static IReadOnlyList<Document> Documents(string text)
    {
        var reading = Read(text);
        reading.Faults.Sorted().Where(f => f.Severity == FaultSeverity.Error).ShouldBeEmpty();
        return reading.Documents;
    }

    /// <summary>A contract with these promises, each indented as a list item, after the customer and a core service.</summary>
    public static string Contract(params string[] promises) => Customer + Service + ContractAlone(promises);

    public static string ContractAlone(params string[] promises) => """
        ---
        apiVersion: upheld/v1
        kind: Contract
        metadata: { name: acme-2026 }
        spec:
          customer: acme
          period: { start: 2026-01-01, end: 2027-01-01, timeZone: Asia/Shanghai }
          promises:

        """ + string.Concat(promises.Select(Item));

    public static string[] Codes(this LintReport report) => [.. report.Faults.Select(f => f.Code)];

    public static Fault Only(this LintReport report, string code) => report.Faults.Where(f => f.Code == code).ShouldHaveSingleItem();

    private static string Item(string promise) => "    - " + promise.ReplaceLineEndings("\n").Replace("\n", "\n      ") + "\n";
}
