using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Plans;

namespace Upheld.Commitments.Tests.Plans;

public sealed class ContractPlanTests
{
    private static readonly string Calendar = """
        ---
        apiVersion: upheld/v1
        kind: Calendar
        metadata: { name: office }
        spec: { timeZone: Asia/Shanghai, weekly: { mon-fri: [ "09:00-18:00" ] } }

        """;

    private static readonly string Answer = """
        name: answer
        indicator: firstResponse
        objective: { within: 30m }
        window: quarter
        calendar: office
        accountable: 客服团队
        measures: [ { name: hotline, indicator: hotlineAvailability, objective: { atLeast: "99%" }, accountable: 客服团队 } ]
        """;

    private static readonly string Before = Given.Contract(Given.Available, Answer) + Calendar;

    private static ContractPlan Plan(string before, string after, bool prune = false)
    {
        var inForce = before.Length == 0 ? [] : Given.Documents(before);
        return ContractPlan.Of(inForce, Given.Read(after), Given.Noon, prune);
    }

    private static string Changed(string from, string to)
    {
        Before.ShouldContain(from);
        return Before.Replace(from, to, StringComparison.Ordinal);
    }

    private static DocumentChange Only(ContractPlan plan) => plan.Changes.Where(c => c.Action != ChangeAction.Keep).ShouldHaveSingleItem();

    [Fact]
    public void The_same_files_keep_everything()
    {
        var plan = Plan(Before, Before.Replace("60s", "1m", StringComparison.Ordinal));

        plan.ChangesAnything.ShouldBeFalse();
        plan.Changes.Select(c => c.Id.ToString()).ShouldBe(["Calendar/office", "Contract/acme-2026", "Customer/acme", "Service/shop"]);
    }

    [Fact]
    public void On_an_empty_installation_everything_is_created()
    {
        var plan = Plan("", Before);

        plan.Changes.ShouldAllBe(c => c.Action == ChangeAction.Create);
        plan.Changes.Single(c => c.Id.Kind == "Contract").EffectiveFrom.ShouldBe(new LocalDate(2026, 1, 1));
    }

    [Fact]
    public void A_changed_target_is_shown_with_its_path_before_and_after_from_today_on()
    {
        var change = Only(Plan(Before, Changed("atLeast: \"99.9%\"", "atLeast: \"99.95%\"")));

        change.Action.ShouldBe(ChangeAction.Change);
        change.Fields.Select(f => (f.Path, f.Before, f.After)).ShouldBe(
            [("spec.promises[available].objective.atLeast", new Contracts.Specs.SpecText("99.9%"), new Contracts.Specs.SpecText("99.95%"))]);
        change.EffectiveFrom.ShouldBe(new LocalDate(2026, 6, 15));
        change.Affects.ShouldBe(["acme-2026/available"]);
    }

    [Fact]
    public void A_change_takes_effect_on_the_day_that_it_newly_names() =>
        Only(Plan(Before, Changed("customer: acme\n  period", "customer: acme\n  effectiveFrom: 2026-07-01\n  period"))).EffectiveFrom.ShouldBe(new LocalDate(2026, 7, 1));

    [Theory]
    [InlineData("office } \nspec", "", new string[0])]
    [InlineData("\"09:00-18:00\"", "\"08:00-18:00\"", new[] { "acme-2026/answer" })]
    [InlineData("criticality: core }\n---", "criticality: core, fee: 100 }\n---", new[] { "acme-2026/answer", "acme-2026/available" })]
    [InlineData("language: zh-CN", "language: en", new[] { "acme-2026/answer", "acme-2026/available" })]
    public void A_change_elsewhere_names_the_promises_it_reaches(string from, string to, string[] promises)
    {
        var plan = Plan(Before, Before.Replace(from, to, StringComparison.Ordinal));

        plan.Changes.SelectMany(c => c.Affects).ShouldBe(promises);
    }

    [Fact]
    public void Moving_a_promise_is_a_change_though_no_field_differs() =>
        Only(Plan(Given.Contract(Given.Available, Answer) + Calendar, Given.Contract(Answer, Given.Available) + Calendar)).Fields.ShouldHaveSingleItem().Path.ShouldBe("spec.promises");

    [Fact]
    public void What_the_files_no_longer_hold_is_retired_only_with_prune()
    {
        var after = Before.Replace(Calendar, "", StringComparison.Ordinal).Replace("calendar: office", "calendar: 24x7", StringComparison.Ordinal);

        Plan(Before, after).Changes.Single(c => c.Id.Kind == "Calendar").Action.ShouldBe(ChangeAction.Keep);
        Plan(Before, after, prune: true).Changes.Single(c => c.Id.Kind == "Calendar").Action.ShouldBe(ChangeAction.Retire);
    }

    [Fact]
    public void The_hash_names_what_is_done_to_what()
    {
        var one = Plan(Before, Changed("\"99.9%\"", "\"99.95%\"")).Hash;

        one.ShouldNotBeNull().Length.ShouldBe(64);
        Plan(Before, Changed("\"99.9%\"", "\"99.95%\"")).Hash.ShouldBe(one);
        Plan(Before, Changed("\"99.9%\"", "\"99.99%\"")).Hash.ShouldNotBe(one);
        Plan(Changed("\"99.9%\"", "\"99.8%\""), Changed("\"99.9%\"", "\"99.95%\"")).Hash.ShouldNotBe(one);
    }

    [Fact]
    public void A_plan_reads_as_json_and_as_text()
    {
        var plan = Plan(Before, Changed("title: { en: Web shop, zh: 网上商城 }", "title: 商城"));
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            PlanReport.WriteJson(plan, json, Language.English);
        }

        var text = Encoding.UTF8.GetString(stream.ToArray());
        text.ShouldStartWith("{\"version\":1,\"changes\":[{\"action\":\"keep\",\"kind\":\"Calendar\",\"name\":\"office\",\"fields\":[],\"effectiveFrom\":\"2026-06-15\",\"affects\":[]},");
        text.ShouldContain("{\"action\":\"change\",\"kind\":\"Service\",\"name\":\"shop\",\"fields\":[{\"path\":\"metadata.title\",\"before\":{\"en\":\"Web shop\",\"zh\":\"网上商城\"},\"after\":\"商城\"}],"
            + "\"effectiveFrom\":\"2026-06-15\",\"affects\":[\"acme-2026/answer\",\"acme-2026/available\"]}");
        text.ShouldEndWith($"],\"lint\":[],\"hash\":\"{plan.Hash}\"}}");

        var people = new StringWriter { NewLine = "\n" };
        PlanReport.WriteText(plan, people, Language.English);
        people.ToString().ShouldBe($$"""
            ~ change Service/shop  from 2026-06-15
                metadata.title: {"en":"Web shop","zh":"网上商城"} → "商城"
                promises affected: acme-2026/answer, acme-2026/available
            0 to create, 1 to change, 0 to retire, 3 to keep.
            plan {{plan.Hash}}

            """.ReplaceLineEndings("\n"));
    }
}
