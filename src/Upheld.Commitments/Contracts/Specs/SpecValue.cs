using System.Globalization;

namespace Upheld.Commitments.Contracts.Specs;

/// <summary>A checked value in its one canonical form: the same meaning is always written the same way (<c>60s</c> is <c>1m</c>, <c>99.90%</c> is
/// <c>99.9%</c>), so that equal documents have equal bytes. Only what the author wrote is here; defaults are added where a model is bound.</summary>
public abstract record SpecValue
{
    private protected SpecValue()
    {
    }
}

/// <summary>A text: words, a name, a duration, a percentage, a date.</summary>
/// <param name="Value">The text.</param>
public sealed record SpecText(string Value) : SpecValue;

/// <summary>A whole number within ±(2^53 − 1). A number with a fraction is a text, because canonical bytes know no floating point.</summary>
/// <param name="Value">The number.</param>
public sealed record SpecNumber(long Value) : SpecValue
{
    private const long Largest = 9_007_199_254_740_991;

    /// <summary>Reads a whole number in its one canonical writing; null for anything else: <c>007</c> and <c>1.0</c> are texts.</summary>
    public static long? Parse(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is >= -Largest and <= Largest
        && number.ToString(CultureInfo.InvariantCulture) == text ? number : null;
}

/// <summary>True or false.</summary>
/// <param name="Value">Which.</param>
public sealed record SpecFlag(bool Value) : SpecValue;

/// <summary>The place of a list item that is wrong; it keeps the numbers of the others right. No sound document has one.</summary>
public sealed record SpecHole : SpecValue;

/// <summary>Values in order.</summary>
/// <param name="Items">The values.</param>
public sealed record SpecList(IReadOnlyList<SpecValue> Items) : SpecValue
{
    /// <inheritdoc/>
    public bool Equals(SpecList? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Aggregate(17, HashCode.Combine);
}

/// <summary>Named values. Their order is kept for people and means nothing.</summary>
public sealed record SpecMap : SpecValue
{
    private readonly Dictionary<string, SpecValue> _values;
    private readonly List<string> _names;

    /// <summary>A map of these values; the names must differ.</summary>
    public SpecMap(params IEnumerable<(string Name, SpecValue Value)> entries)
    {
        _values = new Dictionary<string, SpecValue>(StringComparer.Ordinal);
        _names = [];
        foreach (var (name, value) in entries)
        {
            _values.Add(name, value);
            _names.Add(name);
        }
    }

    /// <summary>Without any value.</summary>
    public static SpecMap Empty { get; } = new();

    /// <summary>The names in the order for people.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The values in the order for people.</summary>
    public IEnumerable<(string Name, SpecValue Value)> Entries => _names.Select(n => (n, _values[n]));

    /// <summary>A value, or null where none is written.</summary>
    public SpecValue? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>This map with the other laid over it, field by field and map by map: what the other says wins.</summary>
    public SpecMap Under(SpecMap over) => new(_names.Union(over._names).Select(name => (name, (this[name], over[name]) switch
    {
        (SpecMap below, SpecMap above) => below.Under(above),
        (_, { } above) => above,
        ({ } below, null) => below,
        _ => throw new InvalidOperationException("A name comes from one of the two."),
    })));

    /// <inheritdoc/>
    public bool Equals(SpecMap? other) =>
        other is not null && _values.Count == other._values.Count && _values.All(e => e.Value.Equals(other[e.Key]));

    /// <inheritdoc/>
    public override int GetHashCode() => _values.Aggregate(_values.Count, (hash, e) => hash ^ HashCode.Combine(e.Key, e.Value));
}
