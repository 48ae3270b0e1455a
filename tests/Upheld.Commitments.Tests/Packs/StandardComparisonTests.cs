using System.Text;
using Upheld.Commitments.Contracts.Packs;
using Upheld.Testing.Requirements;

namespace Upheld.Commitments.Tests.Packs;

public sealed class StandardComparisonTests
{
    private static readonly string Pack = Encoding.UTF8.GetString(StandardPack.For(new("acme", "Acme", "Asia/Shanghai", "zh-CN", new(2026, 1, 1))).Content.Span);

    private static IReadOnlyList<StandardDeviation> Compare(string text) =>
        new StandardComparison(Given.Kinds).Of(Given.Documents(text).Single(d => d.Id.Kind == "Contract"));

    [Fact]
    public void The_standard_itself_deviates_nowhere() => Compare(Pack).ShouldBeEmpty();

    [Fact]
    [Requirement("S-20", "a contract deviating from the template lists exactly its deviations")]
    public void A_contract_deviating_from_the_template_lists_exactly_its_deviations()
    {
        var text = Pack.Replace("objective: { atLeast: \"99.9%\" }\n      window: contractYear", "objective: { atLeast: \"99.5%\" }\n      window: contractYear", StringComparison.Ordinal)
            .Replace("noticeHours: 72", "noticeHours: 48", StringComparison.Ordinal)
            .Replace("indicator: alertDelivery, objective: { atLeast: \"99%\" }", "indicator: alertDelivery, objective: { atLeast: \"98%\" }", StringComparison.Ordinal)
            .Replace("start: 2026-01-01, end: 2027-01-01", "start: 2026-04-01, end: 2028-04-01", StringComparison.Ordinal);

        Compare(text).ShouldBe(
        [
            new("rules.planned.noticeHours", "72", "48"),
            new("promises[available].objective.atLeast", "\"99.9%\"", "\"99.5%\""),
            new("promises[available].measures[warning].objective.atLeast", "\"99%\"", "\"98%\""),
        ]);
    }
}
