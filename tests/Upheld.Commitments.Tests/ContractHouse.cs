using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.InForce;
using Upheld.Commitments.Plans;
using Upheld.Commitments.Restatements;
using Upheld.Figures.Facts;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Results;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;
using Upheld.Testing.Database;

namespace Upheld.Commitments.Tests;

/// <summary>Contracts in a real database. It is noon of 15 June 2026 (UTC) until the test says otherwise.</summary>
internal sealed class ContractHouse : IAsyncDisposable
{
    public static readonly PersonEntry Ann = new(Guid.Parse("0198c0de-0000-7000-8000-0000000000a1"), "Ann", true);
    public static readonly PersonEntry Bob = new(Guid.Parse("0198c0de-0000-7000-8000-0000000000b2"), "Bob 鲍勃", true);
    public static readonly PersonEntry Cem = new(Guid.Parse("0198c0de-0000-7000-8000-0000000000c3"), "Cem", false);

    private static readonly Scope All = Scope.Installation("a test of contracts");

    private readonly TestDatabase _database;

    private ContractHouse(TestDatabase database, FakeTimeProvider time) => (_database, Time) = (database, time);

    public FakeTimeProvider Time { get; }

    public static async Task<ContractHouse> OpenAsync(string provider)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 6, 15, 12, 0, 0, TimeSpan.Zero));
        return new ContractHouse(
            await TestDatabase.CreateAsync(provider, services => services.AddCommitments(), new ModuleAssemblies([typeof(CommitmentsModule).Assembly]), time), time);
    }

    /// <summary>The first moment of a day in Shanghai.</summary>
    public static Instant Midnight(int year, int month, int day) => new LocalDate(year, month, day).AtStartOfDayInZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).ToInstant();

    public Task<ApplyOutcome> TryApplyAsync(string text, bool prune = false) =>
        RunAsync((ApplyContracts apply) => apply.ExecuteAsync([Given.File(text)], prune, null, null, default));

    public async Task<ApplyOutcome> ApplyAsync(string text, bool prune = false)
    {
        var outcome = await TryApplyAsync(text, prune);
        outcome.Error.ShouldBeNull();
        return outcome;
    }

    public Task<RestatementOutcome> AskAsync(string text, PersonEntry by, string? reason = "The agreement was signed in May.", string? plan = null) =>
        RunAsync((RequestRestatement ask) => ask.ExecuteAsync([Given.File(text)], false, null, plan, reason, by, default));

    public Task<Result<Nothing>> ApproveAsync(Guid id, PersonEntry by) => RunAsync((DecideRestatement decide) => decide.ApproveAsync(id, by, default));

    public Task<Result<Nothing>> DeclineAsync(Guid id, PersonEntry by) => RunAsync((DecideRestatement decide) => decide.DeclineAsync(id, by, default));

    public Task<Restatement?> RestatementAsync(Guid id) => RunAsync((ReadRestatements read) => read.FindAsync(id, default));

    public Task<List<DocumentRow>> VersionsAsync(string kind) => QueryAsync(db => db.Set<DocumentRow>().AsNoTracking().Where(d => d.Kind == kind).OrderBy(d => d.Version).ToListAsync());

    public async Task<CustomerId> AcmeAsync() => (await QueryAsync(db => db.Set<CustomerRow>().AsNoTracking().SingleAsync(c => c.Name == "acme"))).Customer;

    public async Task<IReadOnlyList<PromiseEntry>> PromisesAsync()
    {
        var acme = await AcmeAsync();
        return await RunAsync((IPromiseDirectory promises) => promises.OfAsync(acme, default));
    }

    /// <summary>The facts of a type, in the order of their recording.</summary>
    public async Task<IReadOnlyList<T>> FactsAsync<T>()
        where T : IFact
    {
        await using var connection = await _database.Services.GetRequiredService<IDatabaseProvider>().OpenReaderAsync(default);
        await using var command = connection.Command(null, "select body, customer, at from kernel_fact where type = @type order by recorded_at, id", ("@type", T.Type));
        await using var reader = await command.ExecuteReaderAsync();
        var facts = new List<T>();
        while (await reader.ReadAsync())
        {
            var customer = new CustomerId(EvidenceSnapshot.ReadId(reader, 1));
            facts.Add(FactBody.Read<T>(reader.GetString(0), customer == CustomerId.House ? null : customer.Value, Instant.FromUnixTimeMilliseconds(reader.GetInt64(2))));
        }

        return facts;
    }

    public Task<T> QueryAsync<T>(Func<UpheldDb, Task<T>> query) => _database.InScopeAsync(All, query);

    public Task<T> RunAsync<TSlice, T>(Func<TSlice, Task<T>> run)
        where TSlice : notnull => _database.Services.GetRequiredService<SliceRunner>().RunAsync(All, run, default);

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
