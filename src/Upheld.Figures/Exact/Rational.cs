using System.Globalization;
using System.Numerics;

namespace Upheld.Figures.Exact;

/// <summary>An exact fraction, always in lowest terms with a positive denominator.</summary>
/// <remarks>Every figure is one of these until it is printed, and every comparison with a target is made before rounding (spec of availability, 1.1).
/// The default value is zero.</remarks>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private const int LongestText = 64;

    private readonly BigInteger _denominator;

    private Rational(BigInteger numerator, BigInteger denominator) => (Numerator, _denominator) = (numerator, denominator);

    /// <summary>0.</summary>
    public static Rational Zero => default;

    /// <summary>1.</summary>
    public static Rational One { get; } = new(1, 1);

    /// <summary>The upper part; carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The lower part, always positive.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary><paramref name="numerator"/> ÷ <paramref name="denominator"/> in lowest terms.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public static Rational Of(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }
        if (denominator.Sign < 0)
        {
            (numerator, denominator) = (-numerator, -denominator);
        }
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return new Rational(numerator / common, denominator / common);
    }

    /// <summary>A whole number.</summary>
    public static implicit operator Rational(long value) => new(value, BigInteger.One);

    /// <summary>A whole number.</summary>
    public static implicit operator Rational(BigInteger value) => new(value, BigInteger.One);

    /// <summary>Sum.</summary>
    public static Rational operator +(Rational a, Rational b) => Of((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>Difference.</summary>
    public static Rational operator -(Rational a, Rational b) => a + -b;

    /// <summary>The other sign.</summary>
    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    /// <summary>Product.</summary>
    public static Rational operator *(Rational a, Rational b) => Of(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>Quotient.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="b"/> is zero.</exception>
    public static Rational operator /(Rational a, Rational b) => Of(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>Exactly equal.</summary>
    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    /// <summary>Not exactly equal.</summary>
    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    /// <summary>Exactly less.</summary>
    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    /// <summary>Exactly greater.</summary>
    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    /// <summary>Less or equal.</summary>
    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    /// <summary>Greater or equal.</summary>
    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    /// <summary>The smaller of both.</summary>
    public static Rational Min(Rational a, Rational b) => a <= b ? a : b;

    /// <summary>The greater of both.</summary>
    public static Rational Max(Rational a, Rational b) => a >= b ? a : b;

    /// <summary>Reads a plain decimal such as <c>99.9</c>, <c>0</c> or <c>-1.25</c>, exactly: no exponent, no spaces, no group signs, no leading plus, a digit
    /// on both sides of the point. False for anything else, and for texts longer than 64 characters.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Rational value)
    {
        value = default;
        var negative = text.StartsWith("-");
        var digits = negative ? text[1..] : text;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? default : digits[(point + 1)..];
        if (text.Length > LongestText || whole.IsEmpty || (point >= 0 && fraction.IsEmpty)
            || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }
        var unscaled = BigInteger.Parse(string.Concat(whole, fraction), NumberStyles.None, CultureInfo.InvariantCulture);
        value = Of(negative ? -unscaled : unscaled, BigInteger.Pow(10, fraction.Length));
        return true;
    }

    /// <summary>Reads what <see cref="ToString"/> writes, and any plain decimal: <c>7/2</c>, <c>-3</c>, <c>99.9</c>. False for anything else.</summary>
    public static bool TryParseExact(ReadOnlySpan<char> text, out Rational value)
    {
        var slash = text.IndexOf('/');
        if (slash < 0)
        {
            return TryParse(text, out value);
        }
        value = default;
        if (!TryParse(text[..slash], out var numerator) || !TryParse(text[(slash + 1)..], out var denominator)
            || !numerator.Denominator.IsOne || !denominator.Denominator.IsOne || denominator.Sign <= 0)
        {
            return false;
        }
        value = Of(numerator.Numerator, denominator.Numerator);
        return true;
    }

    /// <summary>The greatest whole number that is not greater: -0.5 gives -1.</summary>
    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(Numerator, Denominator, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The smallest whole number that is not smaller: 0.5 gives 1.</summary>
    public BigInteger Ceiling() => -(-this).Floor();

    /// <summary>The nearest whole number; a half goes away from zero, as SQL's <c>round</c> does.</summary>
    public BigInteger RoundHalfAway()
    {
        var magnitude = ((BigInteger.Abs(Numerator) * 2) + Denominator) / (Denominator * 2);
        return Sign < 0 ? -magnitude : magnitude;
    }

    /// <summary>Floored (toward minus infinity) to <paramref name="decimals"/> decimals, all of them printed: 0.99936 at 4 gives <c>0.9993</c>.</summary>
    public string ToFloorText(int decimals) => Text((this * BigInteger.Pow(10, decimals)).Floor(), decimals);

    /// <summary>Rounded half away from zero to <paramref name="decimals"/> decimals, all of them printed. Only the compatibility mode rounds; every other figure
    /// is floored.</summary>
    public string ToRoundedText(int decimals) => Text((this * BigInteger.Pow(10, decimals)).RoundHalfAway(), decimals);

    /// <summary>Floored to at most <paramref name="decimals"/> decimals, without zeros at the end: 31536000, 0.5, -12.034.</summary>
    public string ToShortText(int decimals)
    {
        var text = ToFloorText(decimals);
        return decimals == 0 ? text : text.TrimEnd('0').TrimEnd('.');
    }

    /// <inheritdoc/>
    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>The exact fraction, such as <c>999/1000</c>; a whole number stands alone.</summary>
    public override string ToString() => Denominator.IsOne ? Digits(Numerator) : $"{Digits(Numerator)}/{Digits(Denominator)}";

    private static string Text(BigInteger scaled, int decimals)
    {
        var digits = Digits(BigInteger.Abs(scaled)).PadLeft(decimals + 1, '0');
        var sign = scaled.Sign < 0 ? "-" : string.Empty;
        return decimals == 0 ? sign + digits : $"{sign}{digits[..^decimals]}.{digits[^decimals..]}";
    }

    private static string Digits(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);
}
