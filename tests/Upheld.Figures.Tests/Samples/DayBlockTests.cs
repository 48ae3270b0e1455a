using CsCheck;
using Upheld.Figures.Samples;

namespace Upheld.Figures.Tests.Samples;

public sealed class DayBlockTests
{
    private static readonly Gen<BatchedSample> Anything =
        Gen.Select(Gen.Long, Gen.UInt, Gen.UShort, Gens.State, Gen.Byte, Gen.UShort, Gens.Latency)
            .Select((batch, slot, offset, state, fault, status, latency) =>
                new BatchedSample(batch, new Sample(7, 1, slot, offset, state, (FaultClass)fault, status, latency)));

    private static readonly Gen<BatchedSample> LikeAMonitor =
        Gen.Select(Gen.Long[5, 9], Gen.UInt[100, 160], Gen.UShort[0, 3], Gens.State, Gen.UShort[200, 201], Gen.UShort[600, 640])
            .Select((batch, slot, offset, state, status, latency) =>
                new BatchedSample(batch, new Sample(7, 1, slot, offset, state, FaultClass.None, status, latency)));

    [Fact]
    public void A_block_restores_every_sample_and_its_batch_bit_for_bit() =>
        Gen.OneOf(Anything.Array[0, 50], LikeAMonitor.Array[0, 200]).Sample(samples =>
        {
            var block = DayBlock.Unpack(DayBlock.Of(7, 1, 20_515, samples).Pack());

            (block.Monitor, block.Location, block.Day).ShouldBe((7u, (ushort)1, 20_515));
            block.Samples.ShouldBe(samples.Distinct().Order());
        });

    [Fact]
    public void The_largest_values_restore_too()
    {
        var sample = new BatchedSample(long.MinValue, new Sample(
            uint.MaxValue, ushort.MaxValue, uint.MaxValue, ushort.MaxValue, ProbeState.Down, FaultClass.Other, ushort.MaxValue, ushort.MaxValue));
        var other = sample with { Batch = long.MaxValue };

        DayBlock.Unpack(DayBlock.Of(uint.MaxValue, ushort.MaxValue, -1, [sample, other]).Pack()).Samples.ShouldBe([sample, other]);
    }

    /// <summary>Read with the Python reader of the guide too: both give these records.</summary>
    [Fact]
    public void A_block_of_today_can_be_read_for_ever() =>
        DayBlock.Unpack(Convert.FromHexString(
                "031c805544423100000007000100005023045203020180c2030001040100d402000000000103030100408000c8fff7c800ff0100dcff382b08ff010003"))
            .Samples.Select(entry => $"{entry.Batch} {Convert.ToHexStringLower(SampleBatch.ToRecords([entry.Sample]))}").ShouldBe(
            [
                "41 000000070001000070800001010000c8046e",
                "41 0000000700010000708100000340ffffffff",
                "41 0000000700010000708100d4038001f7050a",
                "42 000000070001000070840002010000c80460",
            ]);

    [Fact]
    public void The_same_samples_give_the_same_bytes_in_any_order() =>
        Gen.Select(LikeAMonitor.Array[0, 100], Gen.Int).Sample((samples, seed) =>
        {
            var shuffled = samples.Concat(samples.Take(3)).ToArray();
            new Random(seed).Shuffle(shuffled);

            DayBlock.Of(7, 1, 0, shuffled).Pack().ShouldBe(DayBlock.Of(7, 1, 0, samples).Pack());
        });

    [Fact]
    public void A_damaged_block_is_refused_or_reads_as_other_samples_but_never_breaks_the_reader() =>
        Gen.Select(LikeAMonitor.Array[1, 60], Gen.Int[0, 10_000], Gen.Byte[1, 255]).Sample((samples, position, flip) =>
        {
            var packed = DayBlock.Of(7, 1, 0, samples).Pack();
            packed[position % packed.Length] ^= flip;

            try
            {
                DayBlock.Unpack(packed);
            }
            catch (FormatException e)
            {
                e.Message.ShouldStartWith("dayblock.invalid");
            }
        });

    [Fact]
    public void A_block_that_is_cut_short_or_goes_on_is_refused() =>
        LikeAMonitor.Array[1, 60].Sample(samples =>
        {
            var packed = DayBlock.Of(7, 1, 0, samples).Pack();

            Should.Throw<FormatException>(() => DayBlock.Unpack(packed.AsSpan(0, packed.Length - 1)));
            Should.Throw<FormatException>(() => DayBlock.Unpack([.. packed, 0]));
            Should.Throw<FormatException>(() => DayBlock.Unpack([]));
        });

    [Fact]
    public void A_small_file_that_would_unfold_into_all_memory_is_refused()
    {
        var bomb = new byte[System.IO.Compression.BrotliEncoder.GetMaxCompressedLength(100_000_000)];
        System.IO.Compression.BrotliEncoder.TryCompress(new byte[100_000_000], bomb, out var written, 5, 22).ShouldBeTrue();

        Should.Throw<FormatException>(() => DayBlock.Unpack(bomb.AsSpan(0, written)));
    }

    [Fact]
    public void A_block_holds_one_monitor_at_one_place() =>
        Should.Throw<ArgumentException>(() => DayBlock.Of(8, 1, 0, [new BatchedSample(0, Watch.Check(0, ProbeState.Up))]));

    [Theory]
    [InlineData(0.10)]
    [InlineData(0.20)]
    [InlineData(0.35)]
    public void A_year_of_checks_a_minute_stays_under_750_kB(double jitter)
    {
        const int Days = 14;
        var bytes = 0L;
        var count = 0;
        for (var day = 0; day < Days; day++)
        {
            var samples = Realistic.Day(seed: 11, day, jitter).ToList();
            bytes += DayBlock.Of(7, 1, day, samples).Pack().Length;
            count += samples.Count;
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"jitter {jitter:P0}: {(double)bytes / count:F3} bytes a sample, {bytes * 365 / Days / 1000} kB a monitor-year");
        (bytes * 365 / Days).ShouldBeLessThan(750_000);
    }
}
