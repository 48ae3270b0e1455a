using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;
using Upheld.Kernel.Ledger;
using Upheld.Kernel.Ledger.Successors;
using Upheld.Kernel.Results;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Signing;
using Upheld.Kernel.Tests.Doctor;
using Upheld.Testing.Database;
using static Upheld.Kernel.Tests.Ledger.SequencerTests;
using static Upheld.Kernel.Tests.Ledger.SignerDisagreesTests;

namespace Upheld.Kernel.Tests.Ledger;

public sealed class SuccessorTests
{
    private static readonly Guid Acme = new("01980000-0000-7000-8000-000000000001");
    private static readonly Guid Bolt = new("01980000-0000-7000-8000-000000000002");

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_log_that_was_cut_goes_on_in_a_successor_and_what_waited_goes_there(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 20, i => i % 2 == 0 ? Acme : null);
        await DrainAsync(database);
        var old = await LogAsync(database, Acme);
        await SignFurtherAsync(database, old, 3);
        await database.RestartAsync();
        await RecordAsync(database, 4, i => i % 2 == 0 ? Acme : null);
        await DrainAsync(database);

        var report = (await DeclareAsync(database)).Value;

        var successor = await LogAsync(database, Acme);
        successor.Generation.ShouldBe(2);
        successor.Origin.ShouldBe(old.Origin.Replace("/log", "/2/log"));
        (successor.Size, successor.SignedSize).ShouldBe((3, 3));
        report.Lost.ShouldBeEmpty();
        var told = report.Successors.ShouldHaveSingleItem();
        (told.Customer, told.OldOrigin, told.NewOrigin, told.IsSameKey).ShouldBe((Acme, old.Origin, successor.Origin, true));
        told.Lost.ShouldBe([new LostRange(old.Origin, 10, 13)]);
        (await AllAsync(database)).Single(f => f.Type == "successor" && f.Customer.Value == Acme).Body.ShouldContain($"\"keptRoot\":\"{new Hash256(old.Root)}\""); // the ten that are left
        (await LogsAsync(database)).Select(l => (l.Customer.Value, l.Generation, l.Size)).ShouldBe([(Guid.Empty, 1, 12), (Acme, 1, 10), (Acme, 2, 3)], ignoreOrder: true);
        Publisher(database).Refused.ShouldBeEmpty();
        (await EvidenceTests.FaultsAsync(database)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task When_nothing_was_lost_nothing_is_declared(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 20, i => i % 2 == 0 ? Acme : null);
        await DrainAsync(database);
        await RecordAsync(database, 2, _ => Acme);

        var report = (await DeclareAsync(database)).Value;

        report.Successors.ShouldBeEmpty();
        report.Lost.ShouldBeEmpty();
        (await LogsAsync(database)).ShouldAllBe(l => l.Generation == 1 && l.SignedSize == l.Size);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Restored_twice_from_one_backup_a_log_tells_of_both_generations_that_it_lost(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 10, _ => Acme);
        await DrainAsync(database);
        var log = await LogAsync(database, Acme);
        await SignFurtherAsync(database, log, 2);
        await SignAsync(database, log.Origin.Replace("/log", "/2/log"), 5); // the successor that the second restore has lost

        var report = (await DeclareAsync(database)).Value;

        var successor = await LogAsync(database, Acme);
        (successor.Generation, successor.Size, successor.SignedSize).ShouldBe((3, 2, 2));
        report.Successors.Single().Lost.ShouldBe([new LostRange(log.Origin, 10, 12), new LostRange(log.Origin.Replace("/log", "/2/log"), 0, 5)]);
        report.Lost.ShouldBeEmpty();
        (await EvidenceTests.FaultsAsync(database)).ShouldBeEmpty();
        (await DeclareAsync(database)).Value.Successors.ShouldBeEmpty(); // doing it again changes nothing
        (await EvidenceTests.FaultsAsync(database)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_log_of_which_there_is_no_trace_is_told_of_in_the_installations_log_once(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 10, _ => Acme);
        await DrainAsync(database);
        await SignAsync(database, "upheld.example/c/0123456789abcdef01234567/log", 7);

        var first = (await DeclareAsync(database)).Value;
        var second = (await DeclareAsync(database)).Value;

        first.Lost.ShouldBe([new LostRange("upheld.example/c/0123456789abcdef01234567/log", 0, 7)]);
        second.Lost.ShouldBeEmpty();
        (await AllAsync(database)).Count(f => f.Type == "log.lost").ShouldBe(1);
        (await EvidenceTests.FaultsAsync(database)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_new_installation_beside_an_old_signer_goes_on_under_a_new_name(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await SignAsync(database, "upheld.example/house/log", 9);
        await RecordAsync(database, 3, _ => null);

        var report = (await DeclareAsync(database)).Value;

        report.Successors.Single().NewOrigin.ShouldBe("upheld.example/house/2/log");
        (await LogAsync(database, Guid.Empty)).SignedSize.ShouldBe(4);
        (await EvidenceTests.FaultsAsync(database)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Without_the_old_signer_nothing_goes_on_unless_it_is_said_to_be_lost(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 10, _ => Acme);
        await DrainAsync(database);
        var old = await LogAsync(database, Acme);
        await database.Services.DisposeAsync();
        Directory.Delete(Path.Combine(database.Folder, "signer"), recursive: true);
        await database.RestartAsync();

        (await DeclareAsync(database)).Error!.Code.ShouldBe("restore.signer_missing");
        var report = (await DeclareAsync(database, isNewSigner: true)).Value;

        var told = report.Successors.ShouldHaveSingleItem();
        (told.IsSameKey, told.Lost.Count).ShouldBe((false, 0));
        await RecordAsync(database, 1, _ => Acme);
        await DrainAsync(database);
        (await LogAsync(database, Acme)).SignedSize.ShouldBe(2);
        (await LogsAsync(database)).Single(l => l.Id == old.Id).Checkpoint.ShouldBe(old.Checkpoint);
        (await EvidenceTests.FaultsAsync(database)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Another_history_than_the_signers_is_carried_on_by_nobody(string provider)
    {
        await using var database = await SetUpAsync(provider);
        await RecordAsync(database, 10, _ => Acme);
        await DrainAsync(database);
        await ExecuteAsync(database, "update kernel_log set root = @root", ("@root", new byte[32]));

        (await DeclareAsync(database)).Error!.Code.ShouldBe("restore.inconsistent");
        (await LogsAsync(database)).Count.ShouldBe(1);
    }

    internal static Task<Result<SuccessionReport>> DeclareAsync(TestDatabase database, bool isNewSigner = false) =>
        database.Services.GetRequiredService<DeclareSuccessors>().ExecuteAsync(isNewSigner, CancellationToken.None);

    private static Task<List<LogRow>> LogsAsync(TestDatabase database) =>
        database.InScopeAsync(Scope.Installation("test"), db => db.Set<LogRow>().AsNoTracking().ToListAsync());

    private static async Task SignAsync(TestDatabase database, string origin, int leaves)
    {
        var hashes = Enumerable.Range(0, leaves).Select(i => TreeHash.Leaf([(byte)i])).ToArray();
        await database.Services.GetRequiredService<ISigner>().SignAsync([new HeadToSign(origin, 0, hashes, leaves, TreeHash.Root(hashes))], CancellationToken.None);
    }
}
