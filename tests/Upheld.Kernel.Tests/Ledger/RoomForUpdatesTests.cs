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
        await using var reader = await database.Services.GetRequiredService<IDatabaseProvider>().OpenReaderAsync(CancellationToken.None);

        // Whether a row really stays in its page hangs on what else the cluster does; that half of every page is left free does not.
        reader.Scalar(null, "select array_to_string(reloptions, ',') from pg_class where relname = 'kernel_log'").ShouldBe("fillfactor=45");
    }
}
