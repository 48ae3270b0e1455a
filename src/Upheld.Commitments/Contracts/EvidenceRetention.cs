using Upheld.Figures.Timelines;

namespace Upheld.Commitments.Contracts;

/// <summary>How long the raw evidence of one customer is kept.</summary>
/// <param name="Terms">What each version of each contract asks for.</param>
public sealed record EvidenceRetention(IReadOnlyList<EvidenceTerm> Terms)
{
    /// <summary>Without a contract everything is kept.</summary>
    public static EvidenceRetention Nothing { get; } = new([]);

    /// <summary>From which instant on the evidence of a stretch of time may be let go; null when no contract covers it, so that it is kept.</summary>
    /// <remarks>What several contracts or versions cover is kept as long as the last of them asks.</remarks>
    public long? LetGoAt(Span span)
    {
        long? at = null;
        foreach (var term in Terms.Where(term => term.Covers(span)))
        {
            at = Math.Max(at ?? long.MinValue, term.LetGoAt(span));
        }

        return at;
    }
}

/// <summary>What one version of a contract asks for.</summary>
/// <param name="Contract">The contract's name.</param>
/// <param name="Period">The time for which it was made.</param>
/// <param name="KeptFor">How long evidence is kept after its day, in milliseconds; null: a year beyond the contract's end.</param>
public sealed record EvidenceTerm(string Contract, Span Period, long? KeptFor)
{
    private const long Day = 86_400_000;

    /// <summary>After the end of a contract its figures may be disputed for so long, whatever the contract says of its evidence.</summary>
    public const long DisputePeriod = 90 * Day;

    /// <summary>Where a contract says nothing: a year after its end.</summary>
    public const long ByDefault = 366 * Day;

    /// <summary>Whether the contract covers any of a stretch of time.</summary>
    public bool Covers(Span span) => span.Start < Period.End && Period.Start < span.End;

    /// <summary>From when on it no longer asks for the evidence of a stretch of time.</summary>
    public long LetGoAt(Span span) => KeptFor is { } kept ? Math.Max(span.End + kept, Period.End + DisputePeriod) : Period.End + ByDefault;
}
