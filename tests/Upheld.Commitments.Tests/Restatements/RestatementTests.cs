using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Commitments.Calendars.Published;
using Upheld.Commitments.Contracts.Restatements;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Restatements;
using Upheld.Figures.Facts;
using Upheld.Kernel.Access;
using Upheld.Kernel.Results;
using Upheld.Testing.Database;
using static Upheld.Commitments.Tests.ContractHouse;

namespace Upheld.Commitments.Tests.Restatements;

public sealed class RestatementTests
{
    private static readonly string Now = Given.Contract(Given.Available);
    private static readonly string Since = Restated("2026-05-01", "99.5%");

    public static IEnumerable<object[]> Both => TestDatabase.Both;

    private static string Restated(string from, string target) => Now.Replace("99.9%", target, StringComparison.Ordinal)
        .Replace("customer: acme\n  period", $"customer: acme\n  effectiveFrom: {from}\n  period", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_change_of_the_past_is_applied_only_when_a_second_person_approves_it(string provider)
    {
        await using var house = await OpenAsync(provider);
        await house.ApplyAsync(Now);
        (await house.TryApplyAsync(Since)).Error!.Code.ShouldBe("plan.in_the_past");

        var asked = await house.AskAsync(Since, Ann);
        asked.Error.ShouldBeNull();
        var id = asked.Id!.Value;
        (await house.VersionsAsync("Contract")).ShouldHaveSingleItem("nothing is applied before it is approved");
        (await house.ApproveAsync(id, Ann)).Error!.Code.ShouldBe("restatement.same_person");
        (await house.ApproveAsync(id, Cem)).Error!.Code.ShouldBe("restatement.not_administrator");
        (await house.VersionsAsync("Contract")).ShouldHaveSingleItem();
        house.Time.Advance(TimeSpan.FromDays(2));
        (await house.ApproveAsync(id, Bob)).IsOk.ShouldBeTrue("two days later it is still the same plan");

        (await house.VersionsAsync("Contract")).Select(v => (v.Version, v.EffectiveFrom)).ShouldBe([(1, new LocalDate(2026, 1, 1)), (2, new LocalDate(2026, 5, 1))]);
        (await house.FactsAsync<PromiseTerms>()).Select(t => (t.Target, t.EffectiveFrom, t.Restatement)).ShouldBe(
            [("99.9", Midnight(2026, 1, 1), null), ("99.5", Midnight(2026, 5, 1), id)]);
        (await house.ApproveAsync(id, Bob)).Error!.Code.ShouldBe("restatement.decided");
        (await house.DeclineAsync(id, Bob)).Error!.Code.ShouldBe("restatement.decided");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_fact_names_both_people_in_the_customer_s_log_and_in_the_installation_s(string provider)
    {
        await using var house = await OpenAsync(provider);
        await house.ApplyAsync(Now);
        var acme = await house.AcmeAsync();
        var id = (await house.AskAsync(Since, Ann)).Id!.Value;
        house.Time.Advance(TimeSpan.FromMinutes(5));
        await house.ApproveAsync(id, Bob);

        var facts = await house.FactsAsync<RestatementApplied>();
        facts.Select(f => f.Customer).ShouldBe([null, acme.Value], ignoreOrder: true);
        facts.ShouldAllBe(f => f.Restatement == id && f.Since == Midnight(2026, 5, 1) && f.RequestedAt == Given.Noon && f.RequestedBy != f.ApprovedBy);
        facts.Single(f => f.Customer is null).ShouldSatisfyAllConditions(f => f.RequestedBy.ShouldBe(Ann.Id), f => f.ApprovedBy.ShouldBe(Bob.Id));
        facts.Single(f => f.Customer is not null).ShouldSatisfyAllConditions(
            f => f.RequestedBy.ShouldBe(PersonPseudonym.In(acme, Ann.Id)), f => f.RequestedBy.ShouldNotBe(Ann.Id), f => f.ApprovedBy.ShouldBe(PersonPseudonym.In(acme, Bob.Id)));
        var personal = await house.QueryAsync(db => db.Database.SqlQueryRaw<byte[]>("SELECT data AS \"Value\" FROM kernel_personal WHERE data IS NOT NULL").ToListAsync());
        personal.Select(System.Text.Encoding.UTF8.GetString).ShouldContain(text => text.Contains("Ann") && text.Contains("signed in May"), "reason and names stand beside the log");
        (await house.RestatementAsync(id)).ShouldSatisfyAllConditions(
            r => r!.State.ShouldBe(RestatementState.Approved), r => r!.DecidedByName.ShouldBe("Bob 鲍勃"), r => r!.DecidedAt.ShouldBe(Given.Noon + Duration.FromMinutes(5)));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_changed_meanwhile_makes_it_stale(string provider)
    {
        await using var house = await OpenAsync(provider);
        await house.ApplyAsync(Now);
        var id = (await house.AskAsync(Since, Ann)).Id!.Value;
        await house.ApplyAsync(Now.Replace("99.9%", "99.8%", StringComparison.Ordinal));

        (await house.ApproveAsync(id, Bob)).Error!.Code.ShouldBe("restatement.stale");

        (await house.RestatementAsync(id))!.State.ShouldBe(RestatementState.Pending);
        (await house.FactsAsync<RestatementApplied>()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_is_declined_or_called_back_changes_nothing(string provider)
    {
        await using var house = await OpenAsync(provider);
        await house.ApplyAsync(Now);
        var (one, two) = ((await house.AskAsync(Since, Cem)).Id!.Value, (await house.AskAsync(Since, Ann)).Id!.Value);

        (await house.DeclineAsync(two, Cem)).Error!.Code.ShouldBe("restatement.not_administrator");
        (await house.DeclineAsync(one, Cem)).IsOk.ShouldBeTrue("whoever asked may call it back");
        (await house.DeclineAsync(two, Bob)).IsOk.ShouldBeTrue();

        (await house.ApproveAsync(one, Bob)).Error!.Code.ShouldBe("restatement.decided");
        (await house.FactsAsync<RestatementRequested>()).Select(f => f.Restatement).ShouldBe([one, two], ignoreOrder: true);
        (await house.FactsAsync<RestatementDeclined>()).Select(f => (f.Restatement, f.By)).ShouldBe([(one, Cem.Id), (two, Bob.Id)], ignoreOrder: true);
        (await house.VersionsAsync("Contract")).ShouldHaveSingleItem();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_cannot_be_asked_for_is_refused_and_leaves_nothing(string provider)
    {
        await using var house = await OpenAsync(provider);
        await house.ApplyAsync(Now);

        (await house.AskAsync(Since, Ann, reason: " ")).Error!.Code.ShouldBe("restatement.no_reason");
        (await house.AskAsync(Since, Ann, reason: new string('x', 1001))).Error!.Code.ShouldBe("restatement.no_reason");
        (await house.AskAsync(Now.Replace("99.9%", "99.5%", StringComparison.Ordinal), Ann)).Error!.Code.ShouldBe("restatement.not_needed");
        (await house.AskAsync(Since, Ann, plan: "0000")).Error!.Code.ShouldBe("plan.stale");
        (await house.AskAsync(Since.Replace("atLeast: \"99.5%\"", "atLeast: \"999%\"", StringComparison.Ordinal), Ann)).Error!.Code.ShouldBe("plan.faults");
        (await house.ApproveAsync(Guid.Empty, Bob)).Error!.Code.ShouldBe("restatement.unknown");

        (await house.FactsAsync<RestatementRequested>()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Terms_that_stay_the_same_but_hold_from_an_earlier_day_are_logged_too(string provider)
    {
        await using var house = await OpenAsync(provider);
        await house.ApplyAsync(Now);
        await house.ApplyAsync(Now.Replace("99.9%", "99.5%", StringComparison.Ordinal));

        var id = (await house.AskAsync(Since, Ann)).Id!.Value;
        (await house.ApproveAsync(id, Bob)).IsOk.ShouldBeTrue();

        (await house.FactsAsync<PromiseTerms>()).Select(t => (t.Target, t.EffectiveFrom)).ShouldBe(
            [("99.9", Midnight(2026, 1, 1)), ("99.5", Midnight(2026, 6, 15)), ("99.5", Midnight(2026, 5, 1))]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Hours_of_days_that_have_passed_change_only_by_a_restatement(string provider)
    {
        await using var house = await OpenAsync(provider);
        await house.ApplyAsync(Now + Office("[ \"09:00-18:00\" ]"));
        await house.ApplyAsync(Now.Replace("window: contractYear", "window: contractYear\n      calendar: office", StringComparison.Ordinal) + Office("[ \"09:00-18:00\" ]"));
        var later = Office("[ \"08:00-18:00\" ]", "validFrom: 2026-06-01");
        (await house.TryApplyAsync(later[4..])).Error!.Code.ShouldBe("plan.in_the_past");

        var id = (await house.AskAsync(later[4..], Ann)).Id!.Value;
        (await house.ApproveAsync(id, Bob)).IsOk.ShouldBeTrue();

        var published = await house.FactsAsync<CalendarPublished>();
        published.Select(c => (c.Version, c.Restatement)).ShouldBe([(1, null), (2, id)]);
        var newest = CalendarChain.Parse(await house.QueryAsync(db => db.Set<CalendarRow>().AsNoTracking().SingleAsync(c => c.Version == 2)));
        newest.Calendar.Versions.Select(v => v.ValidFrom).ShouldBe([null, new LocalDate(2026, 6, 1)]);
        (await house.FactsAsync<RestatementApplied>()).Count.ShouldBe(2, "in the log of the customer whose hours they are, and in the house's");
    }

    [Fact]
    public void Every_refusal_is_told_in_both_languages() => RestatementErrors.Codes.ShouldAllBe(code =>
        RestatementErrors.Message(new Error(ErrorKind.Invalid, code, ""), Language.English)!.EndsWith('.')
        && RestatementErrors.Message(new Error(ErrorKind.Invalid, code, ""), Language.Chinese)!.Any(letter => letter > 0x4e00));

    private static string Office(string hours, string more = "") => $$"""
        ---
        apiVersion: upheld/v1
        kind: Calendar
        metadata: { name: office }
        spec:
          timeZone: Asia/Shanghai
          weekly: { mon-fri: {{hours}} }
          {{more}}

        """;
}
