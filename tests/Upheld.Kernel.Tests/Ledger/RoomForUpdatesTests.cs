using Microsoft.Extensions.DependencyInjection;
using Upheld.Kernel.Database;
using Upheld.Testing.Database;
using Upheld.Testing.Postgres;
using static Upheld.Kernel.Tests.Ledger.SequencerTests;

namespace Upheld.Kernel.Tests.Ledger;

public sealed class RoomForUpdatesTests
{
    [Fact]
    public async Task On_PostgreSQL_a_new_head_finds_room_beside_the_old_one_so_that_no_index_is_touched()
    {
        Assert.SkipUnless(TemporaryPostgres.IsInstalled, TemporaryPostgres.WhySkipped);
        await using var database = await SetUpAsync("postgres");
        await GrowAsync(database, 3);
        var before = await PagesAsync(database);

        await GrowAsync(database, 3);

        var after = await PagesAsync(database);
        before.Count.ShouldBe(200);
        before.Count(log => after[log.Key] == log.Value).ShouldBeGreaterThan(180);
    }

    private static async Task GrowAsync(TestDatabase database, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await RecordAsync(database, 200, i => new Guid(i + 1, 0, 0, new byte[8]));
            await DrainAsync(database);
        }
    }

    /// <summary>The page in which each log's row lies.</summary>
    private static async Task<Dictionary<Guid, long>> PagesAsync(TestDatabase database)
    {
        await using var reader = await database.Services.GetRequiredService<IDatabaseProvider>().OpenReaderAsync(CancellationToken.None);
        await using var command = reader.Command(null, "select id, ((ctid::text::point)[0])::bigint from kernel_log");
        await using var rows = await command.ExecuteReaderAsync();
        var pages = new Dictionary<Guid, long>();
        while (await rows.ReadAsync())
        {
            pages[rows.GetGuid(0)] = rows.GetInt64(1);
        }

        return pages;
    }
}
