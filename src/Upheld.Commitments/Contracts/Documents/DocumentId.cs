namespace Upheld.Commitments.Contracts.Documents;

/// <summary>What a document is called: names are unique per kind in an installation.</summary>
/// <param name="Kind">Such as <c>Service</c>.</param>
/// <param name="Name">Lower-case letters, digits and hyphens, at most 63.</param>
public sealed record DocumentId(string Kind, string Name) : IComparable<DocumentId>
{
    /// <summary>By kind, then by name, both in byte order.</summary>
    public int CompareTo(DocumentId? other)
    {
        var byKind = string.CompareOrdinal(Kind, other?.Kind);
        return byKind != 0 ? byKind : string.CompareOrdinal(Name, other?.Name);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}/{Name}";
}
