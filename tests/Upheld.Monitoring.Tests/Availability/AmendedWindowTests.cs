using NodaTime;
using Upheld.Figures.Exact;
using Upheld.Figures.Verdicts;
using Upheld.Testing.Database;
using Upheld.Testing.Requirements;
using static Upheld.Monitoring.Tests.Availability.Office;

namespace Upheld.Monitoring.Tests.Availability;

/// <summary>A contract is amended in the middle of a window, on a real database.</summary>
public sealed class AmendedWindowTests
{
    private static readonly Instant Monday = At("09 00:00");
    private static readonly Instant NextMonday = At("16 00:00");

    private static long Hours(double hours) => (long)(hours * 3_600_000);

    [Requirement("S-112", "old periods keep old rules")]
    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Days_before_an_amendment_keep_its_old_target_and_its_old_hours(string provider)
    {
        await using var office = await OpenAsync(provider);
        await office.CheckUntilAsync(At("11 08:00"), "09 22:00", "10 10:00"); // the week began on Monday the 9th
        await office.ApplyAsync(Contract("99%").Replace("calendar: office", "calendar: 24x7", StringComparison.Ordinal));
        await office.CheckOnAsync(At("16 01:00"), "11 22:00");

        var figure = await office.FigureAsync(Monday, NextMonday);

        // Two office days at 90 %, then five whole days at 99 %: Monday night's hour counts nothing, Tuesday's and Wednesday night's count.
        var answer = figure.Services.Single().Answer;
        answer.Pieces.Select(p => (p.Span.Start, p.Target, p.Ledger.Promised, p.Ledger.Down)).ShouldBe(
        [
            (Monday.ToUnixTimeMilliseconds(), Rational.Of(9, 10), Hours(18), Hours(1)),
            (At("11 00:00").ToUnixTimeMilliseconds(), Rational.Of(99, 100), Hours(120), Hours(1)),
        ]);
        (figure.BudgetMs, figure.BudgetLeftMs, figure.Verdict).ShouldBe((Hours(3), Hours(1), Verdict.Met));
        answer.Stricter!.Verdict.ShouldBe(Verdict.Missed); // 1.38 hours are 1 % of all
        (await office.FigureAsync(At("02 00:00"), Monday)).Services.Single().Answer.Target.ShouldBe(Rational.Of(9, 10));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_was_known_before_an_amendment_is_judged_without_it(string provider)
    {
        await using var office = await OpenAsync(provider);
        await office.CheckUntilAsync(At("11 08:00"), "10 10:00");
        var before = await office.FigureAsync(Monday, NextMonday);
        office.House.At(At("11 08:10"));
        await office.ApplyAsync(Contract("97%"));

        var then = await office.FigureAsync(Monday, NextMonday, knownAt: At("11 08:00"), now: At("11 08:00"));
        var now = await office.FigureAsync(Monday, NextMonday);

        (then.BudgetMs, then.Services.Single().Answer.Pieces.Count).ShouldBe((before.BudgetMs, 1));
        (now.BudgetMs, now.Services.Single().Answer.Pieces.Count).ShouldBe((Hours(1.8 + 0.81), 2));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_amendment_that_changes_nothing_for_the_figure_cuts_no_window(string provider)
    {
        await using var office = await OpenAsync(provider);
        await office.CheckUntilAsync(At("11 08:00"), "10 10:00");

        await office.ApplyAsync(Contract("90%", more: "stretch: { atLeast: \"99%\" }"));
        await office.ApplyAsync("\n---\napiVersion: upheld/v1\nkind: Service\nmetadata: { name: mail }\nspec: { customer: acme, criticality: core }\n");

        var figure = await office.FigureAsync(Monday, NextMonday);
        figure.Services.Select(s => (s.Name, s.Answer.Pieces.Count)).ShouldBe([("shop", 1), ("mail", 1)], ignoreOrder: true);
        figure.Services.Single(s => s.Name == "shop").Answer.Pieces[0].Span.Length.ShouldBe(Hours(7 * 24));
        figure.Services.Single(s => s.Name == "mail").Answer.ShouldSatisfyAllConditions(
            mail => mail.IsPartial.ShouldBeTrue("it came under the promise on Wednesday"), mail => mail.Ledger.Outside.ShouldBeGreaterThan(Hours(48)));
    }
}
