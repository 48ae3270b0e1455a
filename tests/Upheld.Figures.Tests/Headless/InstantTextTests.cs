using CsCheck;
using NodaTime;
using NodaTime.Text;
using Upheld.Figures.Headless;

namespace Upheld.Figures.Tests.Headless;

public sealed class InstantTextTests
{
    private const long First = -62_135_596_800_000;
    private const long Last = 253_402_300_799_999;

    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("1969-12-31T23:59:59.999Z", -1)]
    [InlineData("2026-02-03T04:05:06.007Z", 1_770_091_506_007)]
    [InlineData("0001-01-01T00:00:00Z", First)]
    [InlineData("9999-12-31T23:59:59.999Z", Last)]
    [InlineData("2024-02-29T00:00:00Z", 1_709_164_800_000)]
    public void An_instant_is_read_and_written(string text, long milliseconds)
    {
        InstantText.TryParse(text, out var read).ShouldBeTrue();
        read.ShouldBe(milliseconds);
        InstantText.Format(milliseconds).ShouldBe(text);
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00.5Z", 500)]
    [InlineData("2026-01-01T00:00:00.05Z", 50)]
    [InlineData("2026-01-01T00:00:00.050Z", 50)]
    public void Fewer_decimals_are_tenths_and_hundredths(string text, int milliseconds)
    {
        InstantText.TryParse(text, out var read).ShouldBeTrue();
        (read % 1000).ShouldBe(milliseconds);
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00")]
    [InlineData("2026-01-01T00:00:00z")]
    [InlineData("2026-01-01 00:00:00Z")]
    [InlineData("2026-01-01T00:00:00+00:00")]
    [InlineData("2026-01-01T00:00Z")]
    [InlineData("2026-01-01T24:00:00Z")]
    [InlineData("2026-01-01T00:60:00Z")]
    [InlineData("2026-12-31T23:59:60Z")]
    [InlineData("2026-02-29T00:00:00Z")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-00-01T00:00:00Z")]
    [InlineData("2026-01-00T00:00:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("2026-01-01T00:00:00.Z")]
    [InlineData("2026-01-01T00:00:00.1234Z")]
    [InlineData("2026-01-01T00:00:00,5Z")]
    [InlineData("+026-01-01T00:00:00Z")]
    [InlineData("2026-01-0٣T00:00:00Z")]
    [InlineData(" 2026-01-01T00:00:00Z")]
    [InlineData("Z")]
    [InlineData("")]
    public void Anything_else_is_refused(string text) => InstantText.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Every_millisecond_of_the_years_1_to_9999_is_as_NodaTime_says() =>
        Gen.Long[First, Last].Sample(at =>
        {
            var text = InstantText.Format(at);
            return InstantText.TryParse(text, out var read) && read == at && InstantPattern.ExtendedIso.Parse(text).Value == Instant.FromUnixTimeMilliseconds(at);
        }, iter: TestSize.Of(5_000, 500_000));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1_800_000, "1800")]
    [InlineData(500, "0.5")]
    [InlineData(12_034, "12.034")]
    [InlineData(-12_030, "-12.03")]
    [InlineData(-1, "-0.001")]
    [InlineData(long.MaxValue, "9223372036854775.807")]
    [InlineData(long.MinValue, "-9223372036854775.808")]
    public void Seconds_carry_up_to_three_decimals(long milliseconds, string text) => SecondsText.Format(milliseconds).ShouldBe(text);
}
