using Upheld.Figures.Facts;

namespace Upheld.Figures.Services;

/// <summary>What a leaf says of a promise from an instant on: its terms, or that it has ended.</summary>
/// <param name="Promise">The promise.</param>
/// <param name="EffectiveFrom">From when on, milliseconds since the Unix epoch.</param>
/// <param name="Index">Index of the leaf.</param>
/// <param name="RecordedAt">When it was recorded, milliseconds since the Unix epoch.</param>
/// <param name="Restatement">The restatement that let it speak of time that had passed; null otherwise.</param>
/// <param name="Terms">The terms; null for an end.</param>
public sealed record PromiseWord(Guid Promise, long EffectiveFrom, long Index, long RecordedAt, Guid? Restatement, RecordedFact<PromiseTerms>? Terms)
{
    // A version holds from the midnight of the day on which it is applied, which is 25 hours away at most where clocks are turned back; an hour more for the way into the log.
    private const long LongestDay = 26 * 3_600_000L;

    /// <summary>Whether it speaks of days that had passed when it was recorded.</summary>
    public bool IsAboutThePast => EffectiveFrom < RecordedAt - LongestDay;
}
