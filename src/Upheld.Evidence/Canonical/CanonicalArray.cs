using System.Collections;

namespace Upheld.Evidence.Canonical;

/// <summary>A list of values, in order. Use a collection expression or initialiser: <c>new CanonicalArray { 1, "a" }</c>.</summary>
public sealed record CanonicalArray : CanonicalValue, IReadOnlyList<CanonicalValue>
{
    private readonly List<CanonicalValue> _items = [];

    /// <summary>An empty list.</summary>
    public CanonicalArray()
    {
    }

    /// <summary>A list of these values.</summary>
    public CanonicalArray(IEnumerable<CanonicalValue> items)
    {
        foreach (var item in items)
        {
            Add(item);
        }
    }

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public CanonicalValue this[int index] => _items[index];

    /// <summary>Adds a value at the end.</summary>
    public void Add(CanonicalValue item)
    {
        ArgumentNullException.ThrowIfNull(item);
        _items.Add(item);
    }

    /// <inheritdoc/>
    public IEnumerator<CanonicalValue> GetEnumerator() => _items.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Lists are equal when their values are, in order.</summary>
    public bool Equals(CanonicalArray? other) => other is not null && _items.SequenceEqual(other._items);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.Count;
}
