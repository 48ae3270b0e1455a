using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Upheld.Evidence.Canonical;

/// <summary>Named values, kept in canonical order (RFC 8785, 3.2.3: by UTF-16 code units). Use a collection initialiser:
/// <c>new CanonicalObject { { "count", 3 }, { "code", "ok" } }</c>.</summary>
public sealed record CanonicalObject : CanonicalValue, IEnumerable<KeyValuePair<string, CanonicalValue>>
{
    private readonly SortedDictionary<string, CanonicalValue> _members = new(StringComparer.Ordinal);

    /// <summary>Number of members.</summary>
    public int Count => _members.Count;

    /// <summary>The names, in canonical order.</summary>
    public IReadOnlyCollection<string> Names => _members.Keys;

    /// <summary>The value of a member, null when there is none.</summary>
    public CanonicalValue? this[string name] => _members.GetValueOrDefault(name);

    /// <summary>Adds a member.</summary>
    /// <exception cref="EvidenceException"><c>leaf.duplicate_key</c>, or <c>leaf.lone_surrogate</c> in the name.</exception>
    public void Add(string name, CanonicalValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!SurrogatePairs.AreWhole(name))
        {
            throw new EvidenceException("leaf.lone_surrogate", "A name holds half of a surrogate pair.");
        }

        if (!_members.TryAdd(name, value))
        {
            throw new EvidenceException("leaf.duplicate_key", $"The name '{name}' stands twice in one object.");
        }
    }

    /// <summary>Adds a member unless the value is missing: an absent fact is left out, never null.</summary>
    public void AddIfPresent(string name, CanonicalValue? value)
    {
        if (value is not null)
        {
            Add(name, value);
        }
    }

    /// <summary>The member, when it is there.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out CanonicalValue? value) => _members.TryGetValue(name, out value);

    /// <summary>The string member of this name.</summary>
    /// <exception cref="EvidenceException"><c>leaf.field</c>: it is missing or of another kind.</exception>
    public string Text(string name) => (this[name] as CanonicalString)?.Value ?? throw Wrong(name, "a string");

    /// <summary>The string member of this name, null when it is missing.</summary>
    /// <exception cref="EvidenceException"><c>leaf.field</c>: it is of another kind.</exception>
    public string? TextOrNull(string name) => _members.ContainsKey(name) ? Text(name) : null;

    /// <summary>The integer member of this name.</summary>
    /// <exception cref="EvidenceException"><c>leaf.field</c>: it is missing or of another kind.</exception>
    public long Integer(string name) => (this[name] as CanonicalInteger)?.Value ?? throw Wrong(name, "an integer");

    /// <summary>The integer member of this name, null when it is missing.</summary>
    /// <exception cref="EvidenceException"><c>leaf.field</c>: it is of another kind.</exception>
    public long? IntegerOrNull(string name) => _members.ContainsKey(name) ? Integer(name) : null;

    /// <summary>The boolean member of this name.</summary>
    /// <exception cref="EvidenceException"><c>leaf.field</c>: it is missing or of another kind.</exception>
    public bool Boolean(string name) => (this[name] as CanonicalBoolean)?.Value ?? throw Wrong(name, "a boolean");

    /// <summary>The object member of this name.</summary>
    /// <exception cref="EvidenceException"><c>leaf.field</c>: it is missing or of another kind.</exception>
    public CanonicalObject Object(string name) => this[name] as CanonicalObject ?? throw Wrong(name, "an object");

    /// <summary>The list member of this name.</summary>
    /// <exception cref="EvidenceException"><c>leaf.field</c>: it is missing or of another kind.</exception>
    public CanonicalArray Array(string name) => this[name] as CanonicalArray ?? throw Wrong(name, "a list");

    /// <summary>Refuses members of other names: a format that ignores what it does not know can be told two stories.</summary>
    /// <exception cref="EvidenceException"><c>leaf.unknown_field</c>.</exception>
    public void RequireOnly(params ReadOnlySpan<string> names)
    {
        foreach (var name in _members.Keys)
        {
            if (!names.Contains(name))
            {
                throw new EvidenceException("leaf.unknown_field", $"The field '{name}' is not part of this format.");
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, CanonicalValue>> GetEnumerator() => _members.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Objects are equal when they have the same members.</summary>
    public bool Equals(CanonicalObject? other) => other is not null && _members.SequenceEqual(other._members);

    /// <inheritdoc/>
    public override int GetHashCode() => _members.Count;

    private static EvidenceException Wrong(string name, string kind) => new("leaf.field", $"The field '{name}' must be {kind}.");
}
