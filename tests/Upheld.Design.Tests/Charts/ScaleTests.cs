using System.Globalization;
using CsCheck;
using NodaTime;
using Upheld.Design.Charts;

namespace Upheld.Design.Tests.Charts;

public sealed class ScaleTests
{
    [Fact]
    public void A_scale_maps_its_ends_to_its_ends_and_stops_there()
    {
        var scale = new Scale(-50, 150, 0, 100);

        scale.At(-50).ShouldBe(0);
        scale.At(50).ShouldBe(50);
        scale.At(150).ShouldBe(100);
        scale.At(-51).ShouldBe(0);
        scale.At(long.MaxValue).ShouldBe(100);
    }

    [Fact]
    public void A_scale_may_run_upwards_on_the_screen()
    {
        var scale = new Scale(0, 100, 180, 20);

        scale.At(0).ShouldBe(180);
        scale.At(100).ShouldBe(20);
        scale.At(25).ShouldBe(140);
    }

    [Fact]
    public void A_scale_keeps_the_order_of_any_values() =>
        Gen.Select(Gen.Long, Gen.Long, Gen.Long, Gen.Long).Sample((from, to, a, b) =>
        {
            var scale = new Scale(from, to, 0, 700);
            scale.At(Math.Min(a, b)).ShouldBeLessThanOrEqualTo(scale.At(Math.Max(a, b)));
        }, iter: 2_000);

    [Fact]
    public void Pixels_sum_to_the_width_and_show_each_part_that_is_not_zero() =>
        Gen.Long[0, 31_536_000_000].Array[1, 7].Where(sizes => sizes.Sum() > 0).Sample(sizes =>
        {
            var pixels = Share.Pixels(sizes, 720, least: 3);
            pixels.Sum().ShouldBe(720);
            sizes.Zip(pixels).ShouldAllBe(p => p.First == 0 ? p.Second == 0 : p.Second >= 3);
        }, iter: 2_000);

    [Theory]
    [InlineData(1, 3, "33.3333\u00a0%")]
    [InlineData(2, 3, "66.6666\u00a0%")]
    [InlineData(9_999_999, 10_000_000, "99.9999\u00a0%")]
    [InlineData(99_999_999, 100_000_000, "99.9999\u00a0%")]
    [InlineData(5, 0, "–")]
    public void Shares_are_cut_and_never_rounded_up(long part, long whole, string expected) => Share.Percent(part, whole).ShouldBe(expected);

    [Theory]
    [InlineData(1, new long[] { 0, 1 })]
    [InlineData(7, new long[] { 0, 2, 4, 6, 8 })]
    [InlineData(347, new long[] { 0, 100, 200, 300, 400 })]
    [InlineData(1_999, new long[] { 0, 500, 1_000, 1_500, 2_000 })]
    public void Value_ticks_are_round_numbers_that_hold_the_highest(long highest, long[] expected) => ValueTicks.UpTo(highest, 4).ShouldBe(expected);

    [Fact]
    public void A_year_has_ticks_at_months_that_begin_in_its_zone()
    {
        var zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
        var start = new LocalDate(2026, 1, 1).AtStartOfDayInZone(zone).ToInstant();

        var ticks = TimeTicks.Between(start, new LocalDate(2027, 1, 1).AtStartOfDayInZone(zone).ToInstant(), zone, 8, CultureInfo.GetCultureInfo("en"));

        ticks.Select(t => t.Label).ShouldBe(["2026-01", "2026-03", "2026-05", "2026-07", "2026-09", "2026-11"]);
        ticks[0].At.ShouldBe(start);
    }

    [Fact]
    public void A_day_of_25_hours_has_each_local_hour_once_and_in_order()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var start = new LocalDate(2026, 10, 25).AtStartOfDayInZone(zone).ToInstant();
        var end = new LocalDate(2026, 10, 26).AtStartOfDayInZone(zone).ToInstant();

        var ticks = TimeTicks.Between(start, end, zone, 30, CultureInfo.GetCultureInfo("en"));

        ticks.Count.ShouldBe(24);
        ticks.Select(t => t.At).ShouldBe(ticks.Select(t => t.At).Order());
        ticks[0].Label.ShouldBe("10-25");
    }

    [Fact]
    public void No_span_gets_more_ticks_than_fit() =>
        Gen.Select(Gen.Long[0, 4_000_000_000_000], Gen.Long[1, 400_000_000_000], Gen.Int[2, 14]).Sample((start, length, most) =>
        {
            var from = Instant.FromUnixTimeMilliseconds(start);
            var ticks = TimeTicks.Between(from, from + Duration.FromMilliseconds(length), DateTimeZoneProviders.Tzdb["America/New_York"], most);
            ticks.Count.ShouldBeLessThanOrEqualTo(most + 2);
        }, iter: 300);
}
