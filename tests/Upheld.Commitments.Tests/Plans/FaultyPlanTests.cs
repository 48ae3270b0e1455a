using System.Text;
using System.Text.Json;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Plans;
using Upheld.Commitments.Tests.ContractFiles;
using Upheld.Testing.Database;

namespace Upheld.Commitments.Tests.Plans;

/// <summary>While there are errors there is no plan: nobody can say what a document would be whose parts are wrong.</summary>
public sealed class FaultyPlanTests
{
    /// <summary>First the example of the format: its second promise has no measures yet, and some names are declared elsewhere.</summary>
    public static TheoryData<string> Wrong => new(
        FormatTests.Example,
        Given.Contract("name: one\nindicator: availability\nobjective: { atLeast: \"99%\" }\nwindow: month\naccountable: Ann"),
        Given.Customer.Replace("language: zh-CN", "contacts: [ { name: Ann, email: nobody } ]", StringComparison.Ordinal));

    public static TheoryData<string, string> WrongOnBoth
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var row in Wrong)
            {
                foreach (var provider in TestDatabase.Both)
                {
                    data.Add((string)provider[0], row.Data);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_plan_of_wrong_files_tells_the_faults_and_has_neither_changes_nor_a_hash(string text)
    {
        var plan = ContractPlan.Of([], Given.Read(text), Given.Noon, prune: true);

        plan.Lint.Faults.ShouldContain(f => f.Severity == FaultSeverity.Error);
        (plan.Changes.Count, plan.Hash).ShouldBe((0, null));
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            PlanReport.WriteJson(plan, json, Language.English);
        }

        using var read = JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        read.RootElement.GetProperty("hash").ValueKind.ShouldBe(JsonValueKind.Null);
        read.RootElement.GetProperty("changes").GetArrayLength().ShouldBe(0);
        read.RootElement.GetProperty("lint").GetArrayLength().ShouldBe(plan.Lint.Faults.Count);
        var people = new StringWriter { NewLine = "\n" };
        PlanReport.WriteText(plan, people, Language.English);
        people.ToString().ShouldStartWith("There is no plan yet: the errors must be mended first.\n");
    }

    [Theory]
    [MemberData(nameof(WrongOnBoth))]
    public async Task Wrong_files_are_refused_and_nothing_is_written(string provider, string text)
    {
        await using var house = await ContractHouse.OpenAsync(provider);

        var outcome = await house.TryApplyAsync(text, prune: true);

        outcome.Error.ShouldNotBeNull().Code.ShouldBe("plan.faults");
        outcome.Plan.Hash.ShouldBeNull();
        (await house.VersionsAsync("Customer")).ShouldBeEmpty();
    }
}
