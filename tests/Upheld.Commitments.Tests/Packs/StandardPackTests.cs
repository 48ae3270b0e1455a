using Microsoft.Extensions.DependencyInjection;
using Upheld.Commitments.ContractFiles;
using Upheld.Commitments.Contracts.Files;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Packs;
using Upheld.Commitments.Contracts.Wording;
using Upheld.Commitments.Indicators;
using Upheld.Commitments.Promises.Wording;
using Upheld.Testing.Requirements;

namespace Upheld.Commitments.Tests.Packs;

public sealed class StandardPackTests
{
    private static readonly SourceFile Pack = StandardPack.For(new("acme", "Acme Trading", "Asia/Shanghai", "zh-CN", new(2026, 1, 1)));
    private static readonly ContractReading Reading = Given.Services().GetRequiredService<ContractLinter>().Read([Pack], []);

    private static ContractSpec Contract => (ContractSpec)Reading.All.OfKind("Contract").ShouldHaveSingleItem().Model!;

    [Fact]
    [Requirement("P-02", "loading the template yields 5 promises, all targets below, 8 roles; lint finds no promise without measure, indicator, owner")]
    public void Loading_the_pack_yields_the_five_commitments_with_all_their_targets_and_the_eight_roles()
    {
        Reading.Faults.Sorted().ShouldBeEmpty();
        Contract.Groups.Select(g => g.Title.Zh).ShouldBe(["1. 服务可用性", "2. 响应时间", "3. 安全保障", "4. 数据备份与恢复", "5. 客户反馈与持续改进"]);
        Contract.Promises.Select(p => $"{p.Group} {p.Indicator} {ObjectiveWords.Of(p.Objective).En} {WindowWords.Of(p.Window).En}").ShouldBe(
        [
            "availability availability at least 99.9% in each contract year",
            "response firstResponse within 30 minutes in every case in each quarter",
            "response resolution within 2 hours in every case in each quarter",
            "security securityIncidentRate at most 0.5% over any 365 days in a row",
            "security dataExposures zero in each contract year",
            "backup dailyBackup 100% in each calendar month",
            "backup recoveryTime within 4 hours in every case in each contract year",
            "feedback surveysHeld at least 1 in each quarter",
            "feedback satisfaction at least 90% in each quarter",
        ]);
        Contract.Promises[0].Scope.Criticality.ShouldBe(Criticality.Core);
        Contract.Promises[2].Scope.Priorities.ShouldBe(["P1"]);
        Contract.Promises.ShouldAllBe(p => p.Measures.Count > 0 && p.Accountable.Length > 0);
        Contract.Promises.SelectMany(p => p.Measures.SelectMany(m => m.Responsible.Append(m.Accountable))).Distinct()
            .ShouldBe(DefaultRoles.All.Select(r => r.Name), ignoreOrder: true);
    }

    [Fact]
    [Requirement("S-121", "lint: 0 measures without indicator in the template; removing one fails the build of the contract")]
    public void Every_measure_of_the_pack_has_an_indicator_with_a_target_an_owner_and_somebody_who_does_it()
    {
        var catalogue = new IndicatorCatalogue([]);
        var measures = Contract.Promises.SelectMany(p => p.Measures).ToList();

        measures.Count.ShouldBeGreaterThanOrEqualTo(40);
        measures.ShouldAllBe(m => catalogue.Find(m.Indicator) != null && m.Responsible.Count > 0 && m.Title != null && m.Title.En != m.Title.Zh);
    }

    [Theory]
    [InlineData("availability", IndicatorUnit.Share)]
    [InlineData("firstResponse", IndicatorUnit.Time)]
    [InlineData("resolution", IndicatorUnit.Time)]
    [InlineData("securityIncidentRate", IndicatorUnit.Rate)]
    [InlineData("dailyBackup", IndicatorUnit.Share)]
    [InlineData("satisfaction", IndicatorUnit.Share)]
    public void The_pack_measures_what_the_document_promises(string indicator, IndicatorUnit unit)
    {
        Contract.Promises.ShouldContain(p => p.Indicator == indicator);
        new IndicatorCatalogue([]).Find(indicator)!.Unit.ShouldBe(unit);
    }

    [Fact]
    public void Two_customers_can_have_the_pack_side_by_side()
    {
        var other = StandardPack.For(new("other", "Other", "Europe/Berlin", "en", new(2026, 3, 1)));

        Given.Services().GetRequiredService<ContractLinter>().Lint([Pack, other]).Faults.ShouldBeEmpty();
    }

    [Fact]
    [Requirement("S-11", "rendering the template reads as complete sentences; lint flags vague words (尽快, 及时, best effort) without a number")]
    public void The_packs_text_reads_as_complete_sentences_in_both_languages()
    {
        var text = ContractText.Of(Reading.All.OfKind("Contract")[0], Reading.All, [])!;

        text.Rules.Select(r => r.Id).ShouldBe(Enumerable.Range(1, 15).Select(i => $"A-{i:00}"));
        foreach (var sentence in text.Opening.Concat(text.Promises.SelectMany(p => p.Sentences.Concat(p.Measures))).Concat(text.Rules.Select(r => r.Sentence)))
        {
            sentence.En.ShouldEndWith(".");
            sentence.Zh.ShouldEndWith("\u3002");
            sentence.En.ShouldNotContain("{");
            sentence.Zh.ShouldNotContain("{");
            sentence.En.ShouldNotContain("?");
            sentence.En.Any(c => c >= '\u4e00' && c <= '\u9fff').ShouldBeFalse(sentence.En);
        }

        GoldenFile.Check("standard.en.txt", text.In(Contracts.Texts.Language.English));
        GoldenFile.Check("standard.zh.txt", text.In(Contracts.Texts.Language.Chinese));
    }
}
