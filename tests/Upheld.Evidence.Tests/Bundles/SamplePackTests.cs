using CsCheck;

using Upheld.Evidence.Bundles;

namespace Upheld.Evidence.Tests.Bundles;

public sealed class SamplePackTests
{
    [Fact]
    public void Records_come_back() =>
        Gen.Select(Gen.Int[0, 500], Gen.Int[1, 54]).SelectMany(s => Gen.Byte.Array[s.Item1 * s.Item2].Select(r => (Records: r, Length: s.Item2)))
            .Sample(pack => SamplePack.Unpack(SamplePack.Pack(pack.Records, pack.Length), pack.Records.Length / pack.Length, pack.Length).ShouldBe(pack.Records));

    [Fact]
    public void Another_number_of_records_than_promised_is_refused()
    {
        var file = SamplePack.Pack(new byte[18 * 20], 18);

        Refusal.ShouldRefuse(() => SamplePack.Unpack(file, 19, 18), "samples.malformed");
        Refusal.ShouldRefuse(() => SamplePack.Unpack(file, 21, 18), "samples.malformed");
        Refusal.ShouldRefuse(() => SamplePack.Unpack(file.AsSpan()[..^1], 20, 18), "samples.malformed");
        Refusal.ShouldRefuse(() => SamplePack.Unpack([.. file, 0], 20, 18), "samples.malformed");
        Refusal.ShouldRefuse(() => SamplePack.Unpack([], 20, 18), "samples.malformed");
        Refusal.ShouldRefuse(() => SamplePack.Unpack("nonsense"u8, 20, 18), "samples.malformed");
    }

    [Fact]
    public void Regular_records_take_little_room()
    {
        // A day of ten monitors, a check a minute, with a latency that wanders.
        var random = new Random(1);
        var records = new byte[10 * 1440 * 18];
        for (var i = 0; i < 10 * 1440; i++)
        {
            var record = records.AsSpan(i * 18, 18);
            record[3] = (byte)(i % 10);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(record[6..], (uint)(i / 10));
            record[11] = (byte)random.Next(4);
            record[12] = 1;
            record[15] = 200;
            System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(record[16..], (ushort)(500 + random.Next(8)));
        }

        SamplePack.Pack(records, 18).Length.ShouldBeLessThan(10 * 1440 * 2);
    }
}
