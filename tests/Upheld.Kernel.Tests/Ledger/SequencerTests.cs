using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Notes;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ledger;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Settings;
using Upheld.Kernel.Signing;
using Upheld.Kernel.Tests.Facts;
using Upheld.Testing.Database;

namespace Upheld.Kernel.Tests.Ledger;

public sealed class SequencerTests
{
    private static readonly Guid Acme = new("01980000-0000-7000-8000-000000000001");
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 1, 12, 0);

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Facts_get_contiguous_positions_and_each_log_contiguous_indexes(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 300, i => i % 3 == 0 ? null : Acme);

        await DrainAsync(database);

        var facts = await AllAsync(database);
        facts.Select(f => f.Seq!.Value).ShouldBe(Enumerable.Range(1, 300).Select(i => (long)i));
        foreach (var log in facts.GroupBy(f => f.Log))
        {
            log.Select(f => f.Index!.Value).ShouldBe(Enumerable.Range(0, log.Count()).Select(i => (long)i));
        }
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_signed_head_is_the_root_of_the_leaves_and_verifies_under_the_signers_key(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 700, _ => Acme);

        await DrainAsync(database);

        var log = await LogAsync(database);
        var hashes = (await AllAsync(database)).Select(f => new Hash256(f.LeafHash!)).ToArray();
        log.Size.ShouldBe(700);
        var signer = database.Services.GetRequiredService<ISigner>();
        var note = SignedNote.Parse(log.Checkpoint!);
        note.Verify([VerifierKey.Parse(signer.VerifierKey(log.Origin))]).Count.ShouldBe(1);
        Checkpoint.Parse(note.Text).ShouldBe(new Checkpoint(log.Origin, 700, TreeHash.Root(hashes)));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_restart_between_recording_and_numbering_loses_nothing_and_numbers_nothing_twice(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 10, _ => Acme);
        await DrainAsync(database);
        await RecordAsync(database, 10, _ => Acme);

        await database.RestartAsync();
        await DrainAsync(database);

        var facts = await AllAsync(database);
        facts.Select(f => f.Seq).ShouldBe(Enumerable.Range(1, 20).Select(i => (long?)i));
        (await LogAsync(database)).SignedSize.ShouldBe(20);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Tiles_hold_the_hashes_of_256_leaves_and_of_256_tiles(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 600, _ => Acme);

        await DrainAsync(database);

        var hashes = (await AllAsync(database)).Select(f => new Hash256(f.LeafHash!)).ToArray();
        var tiles = await database.InScopeAsync(Scope.Installation("test"), db => db.Set<TileRow>().OrderBy(t => t.N).ToListAsync());
        tiles.Select(t => (t.Level, t.N)).ShouldBe([(0, 0L), (0, 1L)]);
        tiles[1].Hashes.ShouldBe(hashes[256..512].SelectMany(h => h.ToArray()).ToArray());
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_signer_refuses_a_head_that_does_not_continue_what_it_signed(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 20, _ => Acme);
        await DrainAsync(database);
        var log = await LogAsync(database);
        var signer = database.Services.GetRequiredService<ISigner>();
        var other = TreeHash.Leaf("another history"u8);

        var shorter = await signer.SignAsync([new HeadToSign(log.Origin, 0, [other], 1, TreeHash.Root([other]))], CancellationToken.None);
        var forked = await signer.SignAsync([new HeadToSign(log.Origin, 20, [other], 21, TreeHash.Root([other]))], CancellationToken.None);

        shorter[0].Refusal.ShouldBe("signer.ahead");
        forked[0].Refusal.ShouldBe("signer.inconsistent");
        shorter[0].Note.ShouldBeNull();
        (await signer.HeadAsync(log.Origin, CancellationToken.None))!.Size.ShouldBe(20);
    }

    [Fact]
    public async Task Facts_wait_until_the_installation_has_its_host_name()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        await RecordAsync(database, 3, _ => Acme);

        await DrainAsync(database);

        (await AllAsync(database)).ShouldAllBe(f => f.Seq == null);
    }

    internal static async Task<TestDatabase> SetUpAsync(string provider, TimeProvider? time = null, Action<IServiceCollection>? configure = null)
    {
        var database = await TestDatabase.CreateAsync(provider, configure, time: time);
        await database.InScopeAsync(Scope.Installation("test"), async db =>
        {
            (await new InstallationSettings(db).FixHostAsync("upheld.example", CancellationToken.None)).IsOk.ShouldBeTrue();
            return await db.SaveChangesAsync();
        });
        return database;
    }

    internal static Task RecordAsync(TestDatabase database, int count, Func<int, Guid?> customer) =>
        database.InScopeAsync(Scope.Installation("test"), async db =>
        {
            for (var i = 0; i < count; i++)
            {
                db.Record(new Happened(customer(i), Noon, i));
            }

            return await db.SaveChangesAsync();
        });

    internal static Task DrainAsync(TestDatabase database) => database.Services.GetRequiredService<SequencerHost>().DrainAsync(CancellationToken.None);

    internal static Task<List<FactRow>> AllAsync(TestDatabase database) =>
        database.InScopeAsync(Scope.Installation("test"), db => db.Set<FactRow>().AsNoTracking().OrderBy(f => f.Seq).ToListAsync());

    private static Task<LogRow> LogAsync(TestDatabase database) =>
        database.InScopeAsync(Scope.Installation("test"), db => db.Set<LogRow>().AsNoTracking().SingleAsync());
}
