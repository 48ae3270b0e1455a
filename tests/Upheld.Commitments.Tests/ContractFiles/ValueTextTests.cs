using CsCheck;
using NodaTime;
using Upheld.Commitments.Contracts.Values;

namespace Upheld.Commitments.Tests.ContractFiles;

public sealed class ValueTextTests
{
    [Theory]
    [InlineData("30s", 30_000)]
    [InlineData("60s", 60_000)]
    [InlineData("1w", 604_800_000)]
    [InlineData("1ms", 1)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("0s", 0)]
    public void A_duration_is_exact(string text, long milliseconds) => DurationText.Parse(text).ShouldBe(Duration.FromMilliseconds(milliseconds));

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1.5h")]
    [InlineData("30S")]
    [InlineData("30 s")]
    [InlineData("30m1h")]
    [InlineData("1h1h")]
    [InlineData("1M")]
    [InlineData("9999999999999999s")]
    [InlineData("999999999999999w")]
    public void What_is_no_duration_is_none(string text) => DurationText.Parse(text).ShouldBeNull();

    [Fact]
    public void A_duration_reads_back_as_it_was() => Gen.Long[0, 40_000_000_000].Sample(ms =>
        DurationText.Parse(DurationText.Format(Duration.FromMilliseconds(ms))) == Duration.FromMilliseconds(ms));

    [Theory]
    [InlineData(5_400_000, "1 hour 30 minutes", "1 小时 30 分钟")]
    [InlineData(0, "0 seconds", "0 秒")]
    [InlineData(31_536_000_000, "365 days", "365 天")]
    public void A_duration_reads_as_words(long ms, string en, string zh) =>
        DurationText.Words(Duration.FromMilliseconds(ms)).ShouldBe(new Contracts.Texts.LocalText(en, zh));

    [Theory]
    [InlineData("99.9%", "99.9")]
    [InlineData("99.90 %", "99.9")]
    [InlineData("0%", "0")]
    [InlineData("99.999999999999%", "99.999999999999")]
    public void A_percentage_is_exact(string text, string number) => DecimalText.Format(PercentText.Parse(text)!.Value).ShouldBe(number);

    [Theory]
    [InlineData("99.9")]
    [InlineData("%")]
    [InlineData("99,9%")]
    [InlineData("1e2%")]
    [InlineData(".5%")]
    [InlineData("5.%")]
    [InlineData("99.9\uFF05")]
    [InlineData("99.9999999999999%")]
    public void What_is_no_percentage_is_none(string text) => PercentText.Parse(text).ShouldBeNull();

    [Fact]
    public void A_decimal_number_reads_back_as_it_was() => Gen.Long[-999_999_999_999, 999_999_999_999].Select(Gen.Int[0, 12]).Sample((units, decimals) =>
    {
        var number = units / (decimal)Math.Pow(10, decimals);
        return DecimalText.Parse(DecimalText.Format(number)) == number;
    });

    [Theory]
    [InlineData("00:00", 0)]
    [InlineData("24:00", 86_400)]
    [InlineData("09:30:15", 34_215)]
    public void A_time_of_day_is_seconds(string text, int seconds) => TimeOfDayText.Parse(text).ShouldBe(seconds);

    [Theory]
    [InlineData("9:00")]
    [InlineData("24:01")]
    [InlineData("12:60")]
    [InlineData("12:00:60")]
    [InlineData("12-00")]
    public void What_is_no_time_is_none(string text) => TimeOfDayText.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("200-299", 200, 299)]
    [InlineData("204", 204, 204)]
    public void A_range_has_two_ends(string text, int first, int last) => NumberRange.Parse(text).ShouldBe(new NumberRange(first, last));

    [Theory]
    [InlineData("299-200")]
    [InlineData("2xx")]
    [InlineData("-5")]
    [InlineData("1-2-3")]
    public void What_is_no_range_is_none(string text) => NumberRange.Parse(text).ShouldBeNull();

    [Fact]
    public void A_date_of_every_year_is_that_date_in_each()
    {
        YearlyDate.Parse("05-01")!.Value.Is(new LocalDate(2031, 5, 1)).ShouldBeTrue();
        YearlyDate.Parse("2026-05-01")!.Value.Is(new LocalDate(2031, 5, 1)).ShouldBeFalse();
        YearlyDate.Parse("02-29")!.Value.Is(new LocalDate(2028, 2, 29)).ShouldBeTrue();
        YearlyDate.Parse("13-01").ShouldBeNull();
    }
}
