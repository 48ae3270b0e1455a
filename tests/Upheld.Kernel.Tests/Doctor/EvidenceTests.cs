using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Upheld.Evidence.Leaves;
using Upheld.Figures.Facts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ledger;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Signing;
using Upheld.Kernel.Tests.Facts;
using Upheld.Kernel.Tests.Ledger;
using Upheld.Testing.Database;
using Upheld.Testing.Doctor;
using static Upheld.Kernel.Tests.Ledger.SequencerTests;
using static Upheld.Kernel.Tests.Ledger.SignerDisagreesTests;

namespace Upheld.Kernel.Tests.Doctor;

/// <summary>What <c>upheld doctor --evidence</c> notices.</summary>
public sealed class EvidenceTests(ITestOutputHelper output)
{
    private static readonly Guid Acme = new("01980000-0000-7000-8000-000000000001");
    private static readonly Guid Bolt = new("01980000-0000-7000-8000-000000000002");
    private static readonly Scope Everybody = Scope.Installation("test");
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 1, 12, 0);

    private static bool IsLong => Environment.GetEnvironmentVariable("UPHELD_TEST_LONG") == "1";

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Every_single_change_of_a_row_is_noticed_and_nothing_else_is(string provider)
    {
        var (mutations, untouched, seed) = IsLong ? (10_000, 1_000, Environment.TickCount) : (300, 30, 20260301);
        await using var database = await LedgerAsync(provider);
        var doctor = database.Services.GetRequiredService<CheckEvidence>();
        var heads = await database.Services.GetRequiredService<ISigner>().HeadsAsync(CancellationToken.None);
        await using var connection = await database.Services.GetRequiredService<IDatabaseProvider>().OpenReaderAsync(CancellationToken.None);
        var mutation = new RowMutation(connection, provider == "sqlite", new Random(seed), EvidenceTable.Ledger);

        var (missed, applied, refused) = (new List<string>(), 0, 0);
        while (applied < mutations)
        {
            connection.Execute(null, "begin");
            if (mutation.Apply() is { } what)
            {
                applied++;
                if (doctor.Check(connection, heads, CancellationToken.None).Sum(r => r.Findings.FaultCount) == 0)
                {
                    missed.Add(what);
                }
            }
            else
            {
                refused++;
            }

            connection.Execute(null, "rollback");
        }

        var alarms = Enumerable.Range(0, untouched).Sum(_ => doctor.Check(connection, heads, CancellationToken.None).Sum(r => r.Findings.FaultCount));
        output.WriteLine($"seed {seed}: {applied} changes of rows on {provider}, {applied - missed.Count} noticed; {refused} the database refused; {untouched} untouched copies, {alarms} alarms");
        missed.ShouldBeEmpty();
        alarms.ShouldBe(0);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_untouched_ledger_is_counted_and_found_whole_also_while_facts_wait(string provider)
    {
        await using var database = await LedgerAsync(provider);
        await RecordAsync(database, 7, _ => Bolt);

        var ledger = (await CheckAsync(database)).Single(r => r.Check == "ledger").Findings;

        ledger.Faults.ShouldBeEmpty();
        ledger.Counts["leaves"].ShouldBe(851);
        ledger.Counts["logs"].ShouldBe(4);
        ledger.Counts["tiles"].ShouldBe(2);
        ledger.Counts["commitments"].ShouldBe(20);
        ledger.Counts["waiting"].ShouldBe(7);
        ledger.Counts["heads"].ShouldBe(6);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Erased_personal_data_are_no_fault_when_a_leaf_says_so(string provider)
    {
        await using var database = await LedgerAsync(provider);
        var commitment = (await AllAsync(database)).First(f => f.Commitment is not null).Commitment!;
        await ExecuteAsync(database, "update kernel_personal set salt = null, data = null where commitment = @commitment", ("@commitment", commitment));

        (await FaultsAsync(database)).ShouldBe(["evidence.personal_erased"]);
        await database.InScopeAsync(Everybody, db =>
        {
            db.Record(new Redacted(Acme, Noon, Convert.ToHexStringLower(commitment), "GDPR 17"));
            return db.SaveChangesAsync();
        });
        await DrainAsync(database);

        (await FaultsAsync(database)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_signer_that_knows_more_than_the_database_is_a_fault(string provider)
    {
        await using var database = await LedgerAsync(provider);
        await SignFurtherAsync(database, await LogAsync(database, Acme), 2);

        (await FaultsAsync(database)).ShouldBe(["evidence.signer_ahead"]);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_log_that_the_database_has_lost_altogether_is_a_fault(string provider)
    {
        await using var database = await LedgerAsync(provider);
        var log = await LogAsync(database, Bolt);
        foreach (var table in new[] { "kernel_fact", "kernel_tile", "kernel_checkpoint" })
        {
            await ExecuteAsync(database, $"delete from {table} where log = @log", ("@log", provider == "sqlite" ? log.Id.ToByteArray(true) : log.Id));
        }

        await ExecuteAsync(database, "delete from kernel_log where id = @log", ("@log", provider == "sqlite" ? log.Id.ToByteArray(true) : log.Id));

        (await FaultsAsync(database)).ShouldContain("evidence.log_missing");
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_waiting_fact_that_makes_no_leaf_is_a_fault(string provider)
    {
        await using var database = await LedgerAsync(provider);
        await RecordAsync(database, 1, _ => Acme);
        await ExecuteAsync(database, "update kernel_fact set body = '[]' where seq is null");

        (await FaultsAsync(database)).ShouldBe(["evidence.unsealable"]);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task While_facts_are_recorded_and_signed_the_check_sees_one_state_and_no_fault(string provider)
    {
        await using var database = await LedgerAsync(provider);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await RecordAsync(database, 20, i => i % 2 == 0 ? Acme : null);
                await DrainAsync(database);
            }
        });

        for (var i = 0; i < 10; i++)
        {
            (await FaultsAsync(database)).ShouldBeEmpty();
        }

        await stop.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task Every_fault_is_told_in_both_languages()
    {
        await using var database = await LedgerAsync("sqlite");
        await ExecuteAsync(database, "update kernel_fact set source = 'somebody' where idx = 3");

        var faults = (await CheckAsync(database)).SelectMany(r => r.Findings.Faults).ToList();

        faults.Count.ShouldBe(4); // one in each log
        faults.ShouldAllBe(f => f.Message.English.EndsWith('.') && f.Message.Chinese.EndsWith('。') && f.Message.Chinese.Any(c => c > 0x4e00));
    }

    internal static Task<IReadOnlyList<EvidenceResult>> CheckAsync(TestDatabase database) =>
        database.Services.GetRequiredService<CheckEvidence>().ExecuteAsync(CancellationToken.None);

    internal static async Task<IReadOnlyList<string>> FaultsAsync(TestDatabase database) =>
        [.. (await CheckAsync(database)).SelectMany(r => r.Findings.Faults).Select(f => f.Code).Distinct()];

    /// <summary>A ledger with everything in it: three logs, full tiles, personal data, batches with slots, kept heads, a successor.</summary>
    private static async Task<TestDatabase> LedgerAsync(string provider)
    {
        var database = await SetUpAsync(provider);
        await RecordAsync(database, 400, i => i % 4 == 0 ? Bolt : i % 5 == 0 ? null : Acme);
        await DrainAsync(database);
        await KeepHeadsAsync(database);
        await RecordAsync(database, 400, i => i % 20 == 0 ? Bolt : Acme);
        await database.InScopeAsync(Everybody, db =>
        {
            for (var i = 0; i < 20; i++)
            {
                db.RecordPersonal(new Happened(i % 2 == 0 ? Acme : Bolt, Noon, i), [1, 2, (byte)(i / 2)]);
                db.RecordBatch(new Happened(null, Noon, i), 100 + i, [.. Enumerable.Repeat((byte)i, 32)]);
            }

            return db.SaveChangesAsync();
        });
        await DrainAsync(database);
        await SignFurtherAsync(database, await LogAsync(database, Bolt), 2); // as if restored
        await SuccessorTests.DeclareAsync(database);
        await RecordAsync(database, 10, _ => Bolt);
        await DrainAsync(database);
        return database;
    }

    private static Task KeepHeadsAsync(TestDatabase database) => database.InScopeAsync(Everybody, async db =>
    {
        var logs = await db.Set<LogRow>().ToListAsync();
        db.AddRange(logs.Take(2).Select(l => new CheckpointRow { Log = l.Id, Size = l.SignedSize, Note = l.Checkpoint! }));
        return await db.SaveChangesAsync();
    });

    private sealed record Redacted(Guid? Customer, Instant At, string Commitment, string Ground) : IFact
    {
        public static string Type => LeafTypes.Redact;
    }
}
