using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Notes;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ledger;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Signing;
using Upheld.Testing.Database;
using static Upheld.Kernel.Tests.Ledger.SequencerTests;

namespace Upheld.Kernel.Tests.Ledger;

/// <summary>The start path after somebody restored or altered the database, or lost the signer.</summary>
public sealed class SignerDisagreesTests
{
    private static readonly Guid Acme = new("01980000-0000-7000-8000-000000000001");
    private static readonly Guid Bolt = new("01980000-0000-7000-8000-000000000002");

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_log_that_the_signer_knows_further_stands_still_and_the_others_go_on(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 20, i => i % 2 == 0 ? Acme : Bolt);
        await DrainAsync(database);
        await SignFurtherAsync(database, await LogAsync(database, Acme), 3);

        await database.RestartAsync();
        await RecordAsync(database, 20, i => i % 2 == 0 ? Acme : Bolt);
        await DrainAsync(database);

        var (acme, bolt) = (await LogAsync(database, Acme), await LogAsync(database, Bolt));
        (acme.Size, bolt.Size).ShouldBe((10, 20));
        bolt.SignedSize.ShouldBe(20);
        (await AllAsync(database)).Count(f => f.Seq is null).ShouldBe(10);
        Publisher(database).Refused.ShouldHaveSingleItem().Value.ShouldBe(new LogRefusal(acme.Origin, "signer.ahead", 10, 13));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_log_whose_history_was_altered_stands_still(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 9, _ => Acme);
        await DrainAsync(database);
        var log = await LogAsync(database, Acme);
        await ExecuteAsync(database, "update kernel_log set root = @root", ("@root", new byte[32]));

        await database.RestartAsync();
        await RecordAsync(database, 1, _ => Acme);
        await DrainAsync(database);

        Publisher(database).Refused[log.Origin].Code.ShouldBe("signer.inconsistent");
        (await LogAsync(database, Acme)).Size.ShouldBe(9);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_new_signer_does_not_sign_what_another_key_has_signed(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 9, _ => Acme);
        await DrainAsync(database);
        var log = await LogAsync(database, Acme);

        await database.Services.DisposeAsync();
        Directory.Delete(Path.Combine(database.Folder, "signer"), recursive: true);
        await database.RestartAsync();
        await RecordAsync(database, 1, _ => Acme);
        await DrainAsync(database);

        Publisher(database).Refused[log.Origin].Code.ShouldBe("signer.other_key");
        (await LogAsync(database, Acme)).Checkpoint.ShouldBe(log.Checkpoint);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_installations_log_does_not_begin_anew_under_its_old_name(string provider)
    {
        await using var database = await SetUpAsync(provider);
        var leaf = TreeHash.Leaf("of the installation that was here before"u8);
        await database.Services.GetRequiredService<ISigner>().SignAsync(
            [new HeadToSign("upheld.example/house/log", 0, [leaf], 1, TreeHash.Root([leaf]))], CancellationToken.None);

        await RecordAsync(database, 4, i => i % 2 == 0 ? null : Acme);
        await DrainAsync(database);

        Publisher(database).Refused["upheld.example/house/log"].Code.ShouldBe("signer.log_missing");
        (await AllAsync(database)).Where(f => f.Seq is null).ShouldAllBe(f => f.Customer == CustomerId.House);
        (await LogAsync(database, Acme)).SignedSize.ShouldBe(2);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_was_committed_and_not_signed_before_a_crash_is_signed_at_the_next_start(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 700, _ => Acme);
        await DrainAsync(database);
        await RecordAsync(database, 700, _ => Acme);
        var sequencer = database.Services.GetRequiredService<Sequencer>();
        await sequencer.HoldAsync(CancellationToken.None);
        await sequencer.StepAsync(CancellationToken.None); // and never signed

        await database.RestartAsync();
        await DrainAsync(database);

        var log = await LogAsync(database, Acme);
        (log.Size, log.SignedSize).ShouldBe((1400, 1400));
        Checkpoint.Parse(SignedNote.Parse(log.Checkpoint!).Text).Root.ShouldBe(new Hash256(log.Root));
    }

    [Fact]
    public async Task A_signer_that_lost_its_memory_but_not_its_key_follows_in_steps()
    {
        await using var database = await SetUpAsync("sqlite");
        await RecordAsync(database, 1000, _ => Acme);
        await DrainAsync(database);
        await database.Services.DisposeAsync();
        foreach (var file in Directory.GetFiles(Path.Combine(database.Folder, "signer"), "heads.db*"))
        {
            File.Delete(file);
        }

        await database.RestartAsync();
        Publisher(database).LeavesAtOnce = 300;
        await DrainAsync(database);

        var log = await LogAsync(database, Acme);
        var head = await database.Services.GetRequiredService<ISigner>().HeadAsync(log.Origin, CancellationToken.None);
        (head!.Size, head.Root).ShouldBe((1000, new Hash256(log.Root)));
        Publisher(database).Refused.ShouldBeEmpty();
    }

    internal static HeadPublisher Publisher(TestDatabase database) => database.Services.GetRequiredService<HeadPublisher>();

    internal static Task<LogRow> LogAsync(TestDatabase database, Guid customer) => database.InScopeAsync(
        Scope.Installation("test"), db => db.Set<LogRow>().AsNoTracking().OrderByDescending(l => l.Generation).FirstAsync(l => l.Customer == new CustomerId(customer)));

    /// <summary>Lets the signer sign leaves that the database does not hold, as if it had been restored from a copy made before them.</summary>
    internal static async Task SignFurtherAsync(TestDatabase database, LogRow log, int leaves)
    {
        var range = CompactRange.Parse(log.Edge);
        var hashes = Enumerable.Range(0, leaves).Select(i => TreeHash.Leaf([(byte)i])).ToList();
        hashes.ForEach(range.Append);
        var signed = await database.Services.GetRequiredService<ISigner>().SignAsync(
            [new HeadToSign(log.Origin, log.Size, hashes, range.Size, range.Root())], CancellationToken.None);
        signed[0].Note.ShouldNotBeNull();
    }

    internal static Task<int> ExecuteAsync(TestDatabase database, string sql, params (string, object?)[] parameters) =>
        database.Services.GetRequiredService<IDatabaseProvider>().WriteAsync(
            (connection, transaction) => connection.Execute(transaction, sql, parameters), CancellationToken.None);
}
