namespace Upheld.Evidence.Canonical;

/// <summary>A value of canonical JSON: an object, a list, a string, an integer, a boolean or (only where the envelope has it) null.</summary>
/// <remarks>There is no floating-point value: figures are integers, or rationals written as strings.</remarks>
public abstract record CanonicalValue
{
    private protected CanonicalValue()
    {
    }

    /// <summary>An integer.</summary>
    public static implicit operator CanonicalValue(long value) => new CanonicalInteger(value);

    /// <summary>A string.</summary>
    public static implicit operator CanonicalValue(string value) => new CanonicalString(value);

    /// <summary>A boolean.</summary>
    public static implicit operator CanonicalValue(bool value) => value ? CanonicalBoolean.True : CanonicalBoolean.False;
}

/// <summary>An integer between −(2⁵³−1) and 2⁵³−1, the range in which every JSON implementation agrees (RFC 8785, 3.2.2.3; RFC 7493, 2.2).</summary>
public sealed record CanonicalInteger : CanonicalValue
{
    /// <summary>The largest integer, 2⁵³−1; the smallest is its negative.</summary>
    public const long Largest = (1L << 53) - 1;

    /// <summary>An integer.</summary>
    /// <exception cref="EvidenceException"><c>leaf.integer_range</c>: beyond ±(2⁵³−1).</exception>
    public CanonicalInteger(long value) =>
        Value = value is >= -Largest and <= Largest
            ? value
            : throw new EvidenceException("leaf.integer_range", $"{value} is beyond ±(2^53-1); write it as a string.");

    /// <summary>The integer.</summary>
    public long Value { get; }
}

/// <summary>A string of Unicode scalar values, kept as received: no normalisation.</summary>
public sealed record CanonicalString : CanonicalValue
{
    /// <summary>A string.</summary>
    /// <exception cref="EvidenceException"><c>leaf.lone_surrogate</c>: half of a surrogate pair has no UTF-8 form.</exception>
    public CanonicalString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = SurrogatePairs.AreWhole(value)
            ? value
            : throw new EvidenceException("leaf.lone_surrogate", "A string holds half of a surrogate pair.");
    }

    /// <summary>The string.</summary>
    public string Value { get; }
}

/// <summary>True or false.</summary>
public sealed record CanonicalBoolean : CanonicalValue
{
    /// <summary>True.</summary>
    public static readonly CanonicalBoolean True = new(true);

    /// <summary>False.</summary>
    public static readonly CanonicalBoolean False = new(false);

    private CanonicalBoolean(bool value) => Value = value;

    /// <summary>The boolean.</summary>
    public bool Value { get; }
}

/// <summary>Null: stands only where a format names it (<c>p</c> and <c>b</c> of a leaf), never inside facts.</summary>
public sealed record CanonicalNull : CanonicalValue
{
    /// <summary>The only null.</summary>
    public static readonly CanonicalNull Instance = new();

    private CanonicalNull()
    {
    }
}
