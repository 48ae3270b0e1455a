using CsCheck;
using Upheld.Figures.Samples;

namespace Upheld.Figures.Tests.Samples;

public sealed class SampleBatchTests
{
    [Fact]
    public void A_batch_has_one_order_whatever_order_its_samples_came_in() =>
        Gen.Select(Gens.Sample.Array[0, 40], Gen.Int).Sample((samples, seed) =>
        {
            var shuffled = samples.Concat(samples.Take(5)).ToArray();
            new Random(seed).Shuffle(shuffled);

            SampleBatch.InOrder(shuffled).ShouldBe(samples.Distinct().Order());
        });

    [Fact]
    public void The_records_of_a_batch_restore_its_samples() =>
        Gens.Sample.Array[0, 40].Sample(samples =>
        {
            var records = SampleBatch.ToRecords(samples);

            records.Length.ShouldBe(samples.Length * 18);
            SampleBatch.FromRecords(records).ShouldBe(samples);
        });

    [Fact]
    public void Half_a_record_is_refused() =>
        Should.Throw<FormatException>(() => SampleBatch.FromRecords(new byte[17])).Message.ShouldStartWith("sample.invalid");
}
