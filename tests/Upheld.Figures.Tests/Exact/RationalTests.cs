using System.Numerics;
using CsCheck;
using Upheld.Figures.Exact;

namespace Upheld.Figures.Tests.Exact;

public sealed class RationalTests
{
    private static readonly Gen<Rational> Any = Gen.Select(Gen.Long[-100_000, 100_000], Gen.Long[1, 10_000]).Select((n, d) => Rational.Of(n, d));

    [Fact]
    public void A_fraction_stands_in_lowest_terms_with_a_positive_denominator()
    {
        var half = Rational.Of(-4, -8);

        (half.Numerator, half.Denominator).ShouldBe((BigInteger.One, 2));
        Rational.Of(3, -9).ToString().ShouldBe("-1/3");
        default(Rational).ShouldBe(Rational.Of(0, 7));
        Should.Throw<DivideByZeroException>(() => Rational.Of(1, 0));
        Should.Throw<DivideByZeroException>(() => Rational.One / 0);
    }

    [Fact]
    public void Sums_products_and_comparisons_obey_the_laws_of_fractions() => Gen.Select(Any, Any, Any).Sample((a, b, c) =>
    {
        (a + b).ShouldBe(b + a);
        ((a + b) - b).ShouldBe(a);
        (a * (b + c)).ShouldBe((a * b) + (a * c));
        (a < b).ShouldBe((a - b).Sign < 0);
        (b.Sign == 0 || a / b * b == a).ShouldBeTrue();
        a.CompareTo(b).ShouldBe((a.Numerator * b.Denominator).CompareTo(b.Numerator * a.Denominator));
    });

    [Fact]
    public void Flooring_never_rounds_up_and_loses_less_than_one_unit() => Any.Sample(value =>
    {
        Rational.TryParse(value.ToFloorText(4), out var floored).ShouldBeTrue();

        (floored <= value).ShouldBeTrue();
        (value - floored < Rational.Of(1, 10_000)).ShouldBeTrue();
        (value.Ceiling() - value < 1 && value.Ceiling() >= value).ShouldBeTrue();
    });

    [Theory]
    [InlineData(999_999, 1_000_000, "0.9999", "1.0000")]
    [InlineData(99_995, 100_000, "0.9999", "1.0000")]
    [InlineData(1, 3, "0.3333", "0.3333")]
    [InlineData(-1, 30_000, "-0.0001", "0.0000")]
    [InlineData(-5, 100_000, "-0.0001", "-0.0001")]
    [InlineData(7, 1, "7.0000", "7.0000")]
    public void Printing_floors_and_only_the_rounded_text_rounds_half_away(long n, long d, string floored, string rounded)
    {
        Rational.Of(n, d).ToFloorText(4).ShouldBe(floored);
        Rational.Of(n, d).ToRoundedText(4).ShouldBe(rounded);
    }

    [Theory]
    [InlineData(31_536_000, 1, "31536000")]
    [InlineData(1, 2, "0.5")]
    [InlineData(-12_034, 1000, "-12.034")]
    [InlineData(1, 3000, "0")]
    [InlineData(-1, 3000, "-0.001")]
    [InlineData(100, 1, "100")]
    public void The_short_text_has_no_zeros_to_spare(long n, long d, string text) => Rational.Of(n, d).ToShortText(3).ShouldBe(text);

    [Theory]
    [InlineData("99.9", 999, 10)]
    [InlineData("0", 0, 1)]
    [InlineData("-1.250", -5, 4)]
    [InlineData("007.5", 15, 2)]
    public void A_plain_decimal_is_read_exactly(string text, long n, long d)
    {
        Rational.TryParse(text, out var value).ShouldBeTrue();
        value.ShouldBe(Rational.Of(n, d));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1e3")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1,5")]
    [InlineData("--1")]
    [InlineData("1.2.3")]
    [InlineData("٣")]
    [InlineData("NaN")]
    [InlineData("00000000000000000000000000000000000000000000000000000000000000000")]
    public void Anything_else_is_no_number(string text) => Rational.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("99.9", 999, 1000)]
    [InlineData("99.9%", 999, 1000)]
    [InlineData("100%", 1, 1)]
    [InlineData("99.99999999", 9_999_999_999, 10_000_000_000)]
    public void A_percentage_is_a_share_with_or_without_its_sign(string text, long n, long d)
    {
        PercentText.TryParse(text, out var share).ShouldBeTrue();
        share.ShouldBe(Rational.Of(n, d));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("99.9%%")]
    [InlineData("99.9 %")]
    public void What_is_no_percentage_is_refused(string text) => PercentText.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Every_fraction_reads_back_from_what_it_writes() => Any.Sample(value =>
    {
        Rational.TryParseExact(value.ToString(), out var read).ShouldBeTrue();
        read.ShouldBe(value);
    });

    [Theory]
    [InlineData("99.9", "999/10")]
    [InlineData("-3", "-3")]
    [InlineData("6/4", "3/2")]
    [InlineData("-7/2", "-7/2")]
    public void Fractions_and_plain_decimals_are_read_exactly(string text, string value)
    {
        Rational.TryParseExact(text, out var read).ShouldBeTrue();
        read.ToString().ShouldBe(value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("1/")]
    [InlineData("/2")]
    [InlineData("1/0")]
    [InlineData("1/-2")]
    [InlineData("1.5/2")]
    [InlineData("1/2/3")]
    [InlineData("1 / 2")]
    [InlineData("1e3")]
    public void What_is_no_fraction_is_not_read(string text) => Rational.TryParseExact(text, out _).ShouldBeFalse();
}
