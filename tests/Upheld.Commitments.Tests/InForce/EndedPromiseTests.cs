using NodaTime;
using Upheld.Figures.Facts;
using Upheld.Testing.Database;

namespace Upheld.Commitments.Tests.InForce;

public sealed class EndedPromiseTests
{
    private static readonly string Second = Given.Available.Replace("name: available", "name: reachable", StringComparison.Ordinal);

    private static readonly string Answered = """
        name: answered
        indicator: firstResponse
        objective: { within: 30m, share: "95%" }
        window: quarter
        accountable: 客服团队
        measures: [ { name: staffed, indicator: monitoringCoverage, objective: { atLeast: "100%" }, accountable: 客服团队 } ]
        """;

    public static IEnumerable<object[]> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_promise_that_is_taken_out_of_its_contract_ends_from_the_day_of_the_change_on(string provider)
    {
        await using var house = await ContractHouse.OpenAsync(provider);
        await house.ApplyAsync(Given.Contract(Given.Available, Second, Answered));

        await house.ApplyAsync(Given.Contract(Given.Available));

        var ended = await house.FactsAsync<PromiseEnded>();
        ended.Select(e => (e.EffectiveFrom, e.Version)).ShouldBe([(ContractHouse.Midnight(2026, 6, 15), 2), (ContractHouse.Midnight(2026, 6, 15), 2)]);
        var terms = await house.FactsAsync<PromiseTerms>();
        ended.Select(e => e.Promise).ShouldContain(terms[1].Promise, "one that a formula reads, and one of answers that none reads yet");
        ended.Select(e => e.Promise).ShouldNotContain(terms[0].Promise);
        (await house.PromisesAsync()).Select(p => (p.Name, p.HasEnded)).ShouldBe([("available", false), ("reachable", true), ("answered", true)]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_change_that_is_still_to_come_ends_a_promise_on_its_own_day(string provider)
    {
        await using var house = await ContractHouse.OpenAsync(provider);
        await house.ApplyAsync(Given.Contract(Given.Available, Second));

        await house.ApplyAsync(Given.Contract(Given.Available).Replace("customer: acme\n  period", "customer: acme\n  effectiveFrom: 2026-08-01\n  period", StringComparison.Ordinal));

        (await house.FactsAsync<PromiseEnded>()).Single().EffectiveFrom.ShouldBe(ContractHouse.Midnight(2026, 8, 1));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_retired_contract_ends_all_its_promises_and_one_that_comes_back_says_its_terms_anew(string provider)
    {
        await using var house = await ContractHouse.OpenAsync(provider);
        await house.ApplyAsync(Given.Contract(Given.Available, Second));

        await house.ApplyAsync(Given.Customer + Given.Service, prune: true);
        (await house.FactsAsync<PromiseEnded>()).Count.ShouldBe(2);
        (await house.PromisesAsync()).ShouldAllBe(p => p.HasEnded);
        house.Time.Advance(TimeSpan.FromDays(30));
        var back = await house.ApplyAsync(Given.Contract(Given.Available));

        back.Plan.Changes.Single(c => c.Id.Kind == "Contract").EffectiveFrom.ShouldBe(new LocalDate(2026, 7, 15), "the days without it stay without it");
        var terms = await house.FactsAsync<PromiseTerms>();
        terms.Select(t => (t.Target, t.EffectiveFrom)).ShouldBe(
            [("99.9", ContractHouse.Midnight(2026, 1, 1)), ("99.9", ContractHouse.Midnight(2026, 1, 1)), ("99.9", ContractHouse.Midnight(2026, 7, 15))]);
        (await house.FactsAsync<PromiseEnded>()).Count.ShouldBe(2, "what had ended does not end again");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_retired_contract_cannot_come_back_for_days_that_have_passed_without_a_restatement(string provider)
    {
        await using var house = await ContractHouse.OpenAsync(provider);
        await house.ApplyAsync(Given.Contract(Given.Available));
        await house.ApplyAsync(Given.Customer + Given.Service, prune: true);

        var outcome = await house.TryApplyAsync(
            Given.Contract(Given.Available).Replace("customer: acme\n  period", "customer: acme\n  effectiveFrom: 2026-03-01\n  period", StringComparison.Ordinal));

        outcome.Error!.Code.ShouldBe("plan.in_the_past");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_retired_service_is_covered_by_nothing(string provider)
    {
        await using var house = await ContractHouse.OpenAsync(provider);
        var mail = Given.Service.Replace("shop", "mail", StringComparison.Ordinal);
        await house.ApplyAsync(Given.Customer + Given.Service + mail + Given.ContractAlone(Given.Available));

        await house.ApplyAsync(Given.Contract(Given.Available), prune: true);

        (await house.FactsAsync<PromiseTerms>()).Select(t => t.Services.Count).ShouldBe([2, 1]);
    }
}
