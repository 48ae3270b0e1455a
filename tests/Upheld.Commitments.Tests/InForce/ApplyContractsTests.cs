using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Files;
using Upheld.Commitments.InForce;
using Upheld.Commitments.Plans;
using Upheld.Figures.Facts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;
using Upheld.Testing.Database;

namespace Upheld.Commitments.Tests.InForce;

public sealed class ApplyContractsTests
{
    private static readonly Scope All = Scope.Installation("a test of contract files");
    private static readonly string Text = Given.Contract(Given.Available);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 15, 12, 0, 0, TimeSpan.Zero));

    public static IEnumerable<object[]> Both => TestDatabase.Both;

    private Task<TestDatabase> Database(string provider, Action<IServiceCollection>? more = null) => TestDatabase.CreateAsync(
        provider,
        services =>
        {
            services.AddCommitments();
            more?.Invoke(services);
        },
        new ModuleAssemblies([typeof(CommitmentsModule).Assembly]),
        _time);

    private static Task<ApplyOutcome> Apply(TestDatabase database, string text, bool prune = false, string? expected = null) =>
        database.Services.GetRequiredService<SliceRunner>().RunAsync<ApplyContracts, ApplyOutcome>(
            All, a => a.ExecuteAsync([Given.File(text)], prune, null, expected, CancellationToken.None), CancellationToken.None);

    private static Task<ContractPlan> Plan(TestDatabase database, string text, bool prune = false, string? customer = null) =>
        database.Services.GetRequiredService<SliceRunner>().RunAsync<PlanContracts, ContractPlan>(
            All, p => p.ExecuteAsync([Given.File(text)], prune, customer, null, CancellationToken.None), CancellationToken.None);

    private static Task<string> Export(TestDatabase database, string? customer = null) =>
        database.Services.GetRequiredService<SliceRunner>().RunAsync<ExportContracts, string>(All, e => e.ExecuteAsync(customer, CancellationToken.None), CancellationToken.None);

    private static Task<List<DocumentRow>> Versions(TestDatabase database, string kind) =>
        database.InScopeAsync(All, db => db.Set<DocumentRow>().AsNoTracking().Where(d => d.Kind == kind).OrderBy(d => d.Version).ToListAsync());

    private static Task<List<string>> Facts(TestDatabase database) =>
        database.InScopeAsync(All, db => db.Database.SqlQueryRaw<string>("SELECT body AS \"Value\" FROM kernel_fact WHERE type = 'document.version'").ToListAsync());

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_was_applied_plans_as_keep_and_so_does_its_export(string provider)
    {
        await using var database = await Database(provider);
        var outcome = await Apply(database, Text);

        outcome.Error.ShouldBeNull();
        outcome.Plan.Changes.ShouldAllBe(c => c.Action == ChangeAction.Create);
        (await Plan(database, Text)).ChangesAnything.ShouldBeFalse();
        var exported = await Export(database);
        (await Plan(database, exported, prune: true)).ChangesAnything.ShouldBeFalse();
        (await Apply(database, exported)).Plan.ChangesAnything.ShouldBeFalse();
        (await Versions(database, "Contract")).ShouldHaveSingleItem();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_change_adds_a_version_and_the_old_words_stay(string provider)
    {
        await using var database = await Database(provider);
        await Apply(database, Text);

        var outcome = await Apply(database, Text.Replace("99.9%", "99.95%", StringComparison.Ordinal));

        outcome.Error.ShouldBeNull();
        var versions = await Versions(database, "Contract");
        versions.Select(v => (v.Version, v.EffectiveFrom)).ShouldBe([(1, new LocalDate(2026, 1, 1)), (2, new LocalDate(2026, 6, 15))]);
        versions[0].Content.ShouldContain("\"99.9%\"");
        versions[1].Content.ShouldContain("\"99.95%\"");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Each_version_is_a_fact_with_the_hash_of_its_canonical_bytes(string provider)
    {
        await using var database = await Database(provider);
        await Apply(database, Text);

        var facts = await Facts(database);
        var contract = (await Versions(database, "Contract")).Single();
        var fact = facts.Select(f => FactBody.Read<DocumentVersion>(f, null, Given.Noon)).Single(f => f.Kind == "Contract");
        fact.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contract.Content))));
        (fact.Name, fact.Version, fact.EffectiveFrom, fact.Retired).ShouldBe(("acme-2026", 1, "2026-01-01", false));
        facts.Count.ShouldBe(3);
        facts.Single(f => f.Contains("\"Customer\"", StringComparison.Ordinal)).ShouldNotContain("sha256"); // it names people: only a salted commitment leaves the house
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Files_with_an_error_change_nothing(string provider)
    {
        await using var database = await Database(provider);

        var outcome = await Apply(database, Text.Replace("contractYear", "yearly", StringComparison.Ordinal));

        outcome.Error!.Code.ShouldBe("plan.faults");
        (await Facts(database)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_plan_made_stale_by_another_change_is_refused(string provider)
    {
        await using var database = await Database(provider);
        await Apply(database, Text);
        var tighter = Text.Replace("99.9%", "99.95%", StringComparison.Ordinal);
        var plan = await Plan(database, tighter);
        await Apply(database, Text.Replace("99.9%", "99.5%", StringComparison.Ordinal));

        (await Apply(database, tighter, expected: plan.Hash)).Error!.Code.ShouldBe("plan.stale");
        (await Versions(database, "Contract")).Count.ShouldBe(2);
        (await Apply(database, tighter, expected: (await Plan(database, tighter)).Hash)).Error.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Of_two_applies_at_once_one_is_told_that_its_plan_is_stale(string provider)
    {
        await using var database = await Database(provider);
        await Apply(database, Text);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 4).Select(i => Apply(database, Text.Replace("99.9%", $"99.9{i}%", StringComparison.Ordinal))));

        var applied = outcomes.Count(o => o.Error is null);
        applied.ShouldBeGreaterThanOrEqualTo(1);
        outcomes.Where(o => o.Error is not null).ShouldAllBe(o => o.Error!.Code == "plan.stale");
        (await Versions(database, "Contract")).Select(v => v.Version).ShouldBe(Enumerable.Range(1, applied + 1));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_change_of_days_that_have_passed_is_refused(string provider)
    {
        await using var database = await Database(provider);
        await Apply(database, Text);

        var past = Text.Replace("customer: acme\n  period", "customer: acme\n  effectiveFrom: 2026-05-01\n  period", StringComparison.Ordinal);
        (await Apply(database, past)).Error!.Code.ShouldBe("plan.in_the_past");

        var future = past.Replace("2026-05-01", "2026-07-01", StringComparison.Ordinal);
        (await Apply(database, future)).Error.ShouldBeNull();
        (await Versions(database, "Contract"))[^1].EffectiveFrom.ShouldBe(new LocalDate(2026, 7, 1));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Only_prune_retires_and_what_is_retired_can_come_back(string provider)
    {
        const string Extra = "---\napiVersion: upheld/v1\nkind: Service\nmetadata: { name: mail }\nspec: { customer: acme }\n";
        await using var database = await Database(provider);
        await Apply(database, Text + Extra);

        (await Apply(database, Text)).Plan.ChangesAnything.ShouldBeFalse();
        (await Apply(database, Text, prune: true)).Plan.Changes.Single(c => c.Action != ChangeAction.Keep).Id.ShouldBe(new DocumentId("Service", "mail"));
        (await Export(database)).ShouldNotContain("mail");
        (await Apply(database, Text + Extra)).Plan.Changes.Single(c => c.Action != ChangeAction.Keep).Action.ShouldBe(ChangeAction.Create);
        (await Versions(database, "Service")).Where(v => v.Name == "mail").Select(v => (v.Version, v.IsRetired)).ShouldBe([(1, false), (2, true), (3, false)]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_others_still_refer_to_cannot_be_pruned(string provider)
    {
        await using var database = await Database(provider);
        await Apply(database, Text);

        var outcome = await Apply(database, Given.Customer + Given.ContractAlone(Given.Available.Replace("criticality: core", "services: [ shop ]", StringComparison.Ordinal)), prune: true);

        outcome.Error!.Code.ShouldBe("plan.faults");
        outcome.Plan.Lint.Codes().ShouldContain("ref.unknown");
        (await Export(database)).ShouldContain("shop");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Files_may_refer_to_what_is_in_force(string provider)
    {
        await using var database = await Database(provider);
        await Apply(database, Given.Customer + Given.Service);

        (await Apply(database, Given.ContractAlone(Given.Available))).Error.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_customers_plan_and_export_hold_no_other_customers_documents(string provider)
    {
        const string Other = "---\napiVersion: upheld/v1\nkind: Customer\nmetadata: { name: other }\nspec: { timeZone: UTC }\n"
            + "---\napiVersion: upheld/v1\nkind: Service\nmetadata: { name: secret }\nspec: { customer: other }\n"
            + "---\napiVersion: upheld/v1\nkind: Service\nmetadata: { name: resolver }\nspec: { shared: true }\n";
        await using var database = await Database(provider);
        await Apply(database, Text + Other);

        var export = await Export(database, "acme");
        export.ShouldContain("shop");
        export.ShouldContain("resolver");
        export.ShouldNotContain("secret");
        export.ShouldNotContain("other");
        (await Plan(database, Text, prune: true, customer: "acme")).Changes.Where(c => c.Id.Name is "secret" or "other").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_module_that_fails_leaves_nothing_behind(string provider)
    {
        await using var database = await Database(provider, services => services.AddScoped<IDocumentApplier, Failing>());

        await Should.ThrowAsync<InvalidOperationException>(() => Apply(database, Text));

        (await Facts(database)).ShouldBeEmpty();
        (await Versions(database, "Service")).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Another_customers_documents_cannot_be_seen_in_a_customers_scope(string provider)
    {
        const string Other = "---\napiVersion: upheld/v1\nkind: Customer\nmetadata: { name: other }\nspec: { timeZone: UTC }\n";
        await using var database = await Database(provider);
        await Apply(database, Text + Other);
        var other = (await Versions(database, "Customer")).Single(d => d.Name == "other").Customer;

        var seen = await database.InScopeAsync(Scope.Customer(other), db => db.Set<DocumentRow>().Select(d => d.Name).ToListAsync());

        seen.ShouldBe(["other"]);
    }

    private sealed class Failing : IDocumentApplier
    {
        public string Kind => "Service";

        public Task ApplyAsync(UpheldDb db, DocumentApplication application, CancellationToken cancellation) => throw new InvalidOperationException("A module failed.");
    }
}
