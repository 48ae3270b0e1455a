using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ledger;
using Upheld.Kernel.Ownership;
using Upheld.Kernel.Signals;
using Upheld.Kernel.Signing;
using Upheld.Kernel.Tests.Ownership;
using Upheld.Testing.Database;
using static Upheld.Kernel.Tests.Ledger.SequencerTests;

namespace Upheld.Kernel.Tests.Ledger;

/// <summary>Two nodes that both believe to be the sequencer.</summary>
public sealed class TakeoverTests
{
    private static readonly Guid Acme = new("01980000-0000-7000-8000-000000000001");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_sequencer_that_was_replaced_numbers_nothing_and_finds_its_way_back(string provider)
    {
        await using var database = await SetUpAsync(provider, _time);
        var (first, second) = (Node(database, "first"), Node(database, "second"));
        await RecordAsync(database, 5, _ => Acme);
        await first.DrainAsync(CancellationToken.None);

        _time.Advance(TimeSpan.FromSeconds(11));
        await RecordAsync(database, 5, _ => Acme);
        await second.DrainAsync(CancellationToken.None);
        await RecordAsync(database, 5, _ => Acme);
        await first.DrainAsync(CancellationToken.None); // sees at the renewal that it was replaced
        (await AllAsync(database)).Count(f => f.Seq is null).ShouldBe(5);
        await second.DrainAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(11));
        await RecordAsync(database, 5, _ => Acme);
        await first.DrainAsync(CancellationToken.None);

        var facts = await AllAsync(database);
        facts.Select(f => f.Seq).ShouldBe(Enumerable.Range(1, 20).Select(i => (long?)i));
        facts.Select(f => f.Index).ShouldBe(Enumerable.Range(0, 20).Select(i => (long?)i));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Between_two_renewals_the_fence_stops_a_sequencer_that_was_replaced(string provider)
    {
        await using var database = await SetUpAsync(provider, _time);
        var (first, second) = (Node(database, "first"), LeaseTests.Node(database, "second"));
        await RecordAsync(database, 5, _ => Acme);
        await first.DrainAsync(CancellationToken.None);
        await RecordAsync(database, 5, _ => Acme);
        await EndTermAsync(database);

        var taken = await second.AcquireAsync(Sequencer.LeaseName, CancellationToken.None);

        taken.ShouldNotBeNull();
        await Should.ThrowAsync<LeaseLostException>(() => first.DrainAsync(CancellationToken.None));
        (await AllAsync(database)).Count(f => f.Seq is null).ShouldBe(5);
    }

    /// <summary>A sequencer as another process would have it, over the same database and signer.</summary>
    private SequencerHost Node(TestDatabase database, string name)
    {
        var services = database.Services;
        var (provider, statements, refused) = (services.GetRequiredService<IDatabaseProvider>(), services.GetRequiredService<ILedgerStatements>(), new RefusedLogs());
        var sequencer = new Sequencer(
            provider, statements, LeaseTests.Node(database, name), new NewLogs(services.GetRequiredService<IIds>()), refused, _time, NullLogger<Sequencer>.Instance);
        var publisher = new HeadPublisher(provider, statements, services.GetRequiredService<ISigner>(), refused, NullLogger<HeadPublisher>.Instance);
        return new SequencerHost(sequencer, publisher, new FactSignals(), _time, NullLogger<SequencerHost>.Instance);
    }

    private static Task<int> EndTermAsync(TestDatabase database) => database.Services.GetRequiredService<IDatabaseProvider>().WriteAsync(
        (connection, transaction) => connection.Execute(transaction, "update kernel_lease set expires_at = 0"), CancellationToken.None);
}
