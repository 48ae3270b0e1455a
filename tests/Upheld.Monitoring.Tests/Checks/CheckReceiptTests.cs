using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Receipts;
using Upheld.Figures.Samples;
using Upheld.Kernel.Ledger;
using Upheld.Kernel.Settings;
using Upheld.Monitoring.Checks;
using Upheld.Monitoring.Tests.Samples;
using Upheld.Testing.Database;
using static Upheld.Monitoring.Tests.Samples.WatchedHouse;

namespace Upheld.Monitoring.Tests.Checks;

public sealed class CheckReceiptTests
{
    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_receipt_leads_from_the_record_to_the_signed_head_and_survives_compaction(string provider)
    {
        await using var house = await CreateAsync(provider);
        var (one, two) = (await house.WatchAsync(Acme, 1), await house.WatchAsync(Acme, 2));
        var failed = house.Check(one, 0, "UUD")[2];
        house.Check(two, 0, "UUUU");
        await house.FlushAsync();
        await SealAsync(house, Midnight + Duration.FromMinutes(5));

        Verify(await ReceiptAsync(house, one.Id, failed), failed, count: 7);

        await SealAsync(house, Midnight + Duration.FromDays(1) + Duration.FromMinutes(5));
        await SealAsync(house, Midnight + Duration.FromDays(1) + Duration.FromMinutes(10));
        (await house.CountAsync("monitoring_chunk")).ShouldBe(0);
        Verify(await ReceiptAsync(house, one.Id, failed), failed, count: 7);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Before_its_interval_ends_a_check_has_no_receipt_and_says_so(string provider)
    {
        await using var house = await CreateAsync(provider);
        var monitor = await house.WatchAsync(Acme, 1);
        house.Check(monitor, 0, ProbeState.Up);
        await house.FlushAsync();

        var early = await house.RunAsync((ProveCheck prove) => prove.ExecuteAsync(monitor.Id, 0, null, default));
        var never = await house.RunAsync((ProveCheck prove) => prove.ExecuteAsync(monitor.Id, 77, null, default));

        (early.Error!.Code, never.Error!.Code).ShouldBe(("check.not_sealed", "check.not_found"));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Every_leaf_of_a_log_of_several_tiles_has_a_receipt(string provider)
    {
        await using var house = await CreateAsync(provider);
        var monitor = await house.WatchAsync(Acme, 1);
        for (var minute = 1; minute <= 600; minute++)
        {
            house.At(Midnight + Duration.FromMinutes(5 * minute));
            house.Check(monitor, (uint)(5 * minute) - 1, ProbeState.Up);
            await house.FlushAsync();
            await house.RunAsync((Upheld.Monitoring.Samples.SealBatches seal) => seal.ExecuteAsync(Acme, true, default));
        }

        await LedgerAsync(house);

        foreach (var minute in new uint[] { 1, 255, 256, 257, 511, 512, 513, 600 })
        {
            var receipt = await house.RunAsync((ProveCheck prove) => prove.ExecuteAsync(monitor.Id, (5 * minute) - 1, null, default));
            receipt.IsOk.ShouldBeTrue($"{minute}: {receipt.Error?.Code}");
        }
    }

    /// <summary>As docs/guide/receipts.md tells a stranger to do it.</summary>
    private static void Verify(byte[] json, Sample sample, long count)
    {
        var file = JsonDocument.Parse(json).RootElement;
        file.GetProperty("format").GetString().ShouldBe("upheld-check-receipt/1");
        var record = file.GetProperty("record").GetBytesFromBase64();
        Sample.Read(record).ShouldBe(sample);
        file.GetProperty("count").GetInt64().ShouldBe(count);
        Hash256[] path = [.. file.GetProperty("path").EnumerateArray().Select(hash => Hash256.FromBase64(hash.GetString()!))];
        InclusionProof.TryRoot(TreeHash.Leaf(record), file.GetProperty("index").GetInt64(), count, path, out var inner).ShouldBeTrue();

        var receipt = Receipt.Parse(file.GetProperty("batch").GetString()!);
        var leaf = receipt.Extra!.Value;
        Leaf.Parse(leaf.Span).InnerRoot.ShouldBe(inner);
        var head = Checkpoint.Parse(receipt.Head.Text);
        InclusionProof.Verify(TreeHash.Leaf(leaf.Span), receipt.Index, head.Size, [.. receipt.Path], head.Root).ShouldBeTrue();
        record[12] ^= 1;
        (InclusionProof.TryRoot(TreeHash.Leaf(record), file.GetProperty("index").GetInt64(), count, path, out var other) && other == inner).ShouldBeFalse();
    }

    private static async Task<byte[]> ReceiptAsync(WatchedHouse house, Upheld.Monitoring.Contracts.MonitorId monitor, Sample sample)
    {
        var receipt = await house.RunAsync((ProveCheck prove) => prove.ExecuteAsync(monitor, sample.Slot, sample.Offset, default));
        receipt.IsOk.ShouldBeTrue(receipt.Error?.Code);
        return receipt.Value.ToJson();
    }

    private static async Task SealAsync(WatchedHouse house, Instant at)
    {
        house.At(at);
        await house.KeepAsync();
        await LedgerAsync(house);
    }

    private static async Task LedgerAsync(WatchedHouse house)
    {
        await house.QueryAsync(async db =>
        {
            (await new InstallationSettings(db).FixHostAsync("upheld.example", default)).IsOk.ShouldBeTrue();
            return await db.SaveChangesAsync();
        });
        await house.Services.GetRequiredService<ILedgerWriter>().DrainAsync(default);
    }
}
