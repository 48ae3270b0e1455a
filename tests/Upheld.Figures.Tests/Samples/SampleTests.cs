using CsCheck;
using Upheld.Figures.Samples;

namespace Upheld.Figures.Tests.Samples;

public sealed class SampleTests
{
    [Fact]
    public void A_record_is_these_eighteen_bytes()
    {
        var sample = new Sample(0x01020304, 0x0506, 0x0708090A, 0x0B0C, ProbeState.Down, FaultClass.TcpRefused, 0x01F7, 0x0100);

        Bytes(sample).ShouldBe(Convert.FromHexString("0102030405060708090A0B0C034001F70100"));
    }

    [Fact]
    public void Every_sample_restores_bit_for_bit() =>
        Gens.Sample.Sample(sample => Sample.Read(Bytes(sample)).ShouldBe(sample));

    [Fact]
    public void Every_record_that_reads_writes_the_same_bytes() =>
        Gen.Byte.Array[Sample.Size].Sample(bytes =>
        {
            bytes[12] &= 3;
            bytes[16] &= 7;

            Bytes(Sample.Read(bytes)).ShouldBe(bytes);
        });

    [Theory]
    [InlineData("010203040506070809 0A0B0C04 40 01F7 0100")]
    [InlineData("010203040506070809 0A0B0C03 40 01F7 0C80")]
    [InlineData("010203040506070809 0A0B0C03 40 01F7 01")]
    public void A_record_that_no_check_can_have_made_is_refused(string hex) =>
        Should.Throw<FormatException>(() => Sample.Read(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))))
            .Message.ShouldStartWith("sample.invalid");

    [Fact]
    public void Records_stand_in_the_order_of_slot_monitor_location_offset()
    {
        var first = new Sample(9, 9, 1, 9, ProbeState.Up, FaultClass.None, 200, 5);
        var second = new Sample(1, 9, 2, 9, ProbeState.Up, FaultClass.None, 200, 5);
        var third = new Sample(2, 1, 2, 9, ProbeState.Up, FaultClass.None, 200, 5);
        var fourth = new Sample(2, 2, 2, 1, ProbeState.Up, FaultClass.None, 200, 5);
        var fifth = new Sample(2, 2, 2, 3, ProbeState.Up, FaultClass.None, 200, 5);

        new[] { fifth, third, first, fourth, second }.Order().ShouldBe([first, second, third, fourth, fifth]);
    }

    [Fact]
    public void Samples_that_differ_in_anything_have_an_order() =>
        Gen.Select(Gens.Sample, Gens.Sample).Sample((one, other) =>
        {
            Math.Sign(one.CompareTo(other)).ShouldBe(-Math.Sign(other.CompareTo(one)));
            (one.CompareTo(other) == 0).ShouldBe(one == other);
        });

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 1)]
    [InlineData(655_349, 65_534)]
    [InlineData(9_000_000, 65_535)]
    public void An_offset_is_in_whole_units_and_ends_at_its_scale(long milliseconds, int units) =>
        Sample.OffsetOf(milliseconds).ShouldBe((ushort)units);

    private static byte[] Bytes(Sample sample)
    {
        var bytes = new byte[Sample.Size];
        sample.Write(bytes);
        return bytes;
    }
}
