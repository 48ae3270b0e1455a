using CsCheck;
using Upheld.Figures.Samples;

namespace Upheld.Figures.Tests.Samples;

public sealed class ColumnReaderTests
{
    [Fact]
    public void Numbers_of_every_length_are_read_as_they_were_written_up_to_the_last_byte() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 63]).Select((value, shift) => value >> shift).Array[1, 20].Sample(numbers =>
        {
            var reader = new ColumnReader(Written(numbers), "fault");

            foreach (var number in numbers)
            {
                reader.Unsigned().ShouldBe(number);
            }

            reader.Left.ShouldBe(0);
        });

    [Fact]
    public void Any_bytes_are_read_at_once_as_they_are_one_by_one() =>
        Gen.Byte.Array[0, 40].Sample(bytes => Numbers(bytes, byByte: false).ShouldBe(Numbers(bytes, byByte: true)));

    [Fact]
    public void A_number_that_does_not_end_is_refused()
    {
        Should.Throw<FormatException>(() => new ColumnReader([0x80, 0x80], "fault").Unsigned());
        Should.Throw<FormatException>(() => new ColumnReader([.. Enumerable.Repeat((byte)0xFF, 20)], "fault").Unsigned());
    }

    private static byte[] Written(ulong[] numbers)
    {
        var writer = new ColumnWriter();
        foreach (var number in numbers)
        {
            writer.Unsigned(number);
        }

        return writer.ToArray();
    }

    /// <summary>The numbers, up to the end or to what is none, and how many bytes are left there.</summary>
    private static List<ulong> Numbers(byte[] bytes, bool byByte)
    {
        var reader = new ColumnReader(bytes, "fault");
        var (numbers, left) = (new List<ulong>(), bytes.Length);
        try
        {
            while (reader.Left > 0)
            {
                left = reader.Left;
                numbers.Add(byByte ? reader.UnsignedByByte() : reader.Unsigned());
            }
        }
        catch (FormatException)
        {
            numbers.Add((ulong)left);
        }

        return numbers;
    }
}
