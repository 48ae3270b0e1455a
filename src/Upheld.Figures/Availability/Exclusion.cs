using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>Time that the contract takes out of the figure for a reason of its own, such as force majeure.</summary>
public sealed record Exclusion
{
    /// <summary>The time taken out.</summary>
    public required Span Span { get; init; }

    /// <summary>Why, as a code: <c>force_majeure</c>, <c>customer_caused</c>, …</summary>
    public string? Reason { get; init; }

    /// <summary>When it was written down; null = always known. Later than the start makes it retroactive.</summary>
    public long? RecordedAt { get; init; }

    /// <summary>The id that reports name.</summary>
    public string? Id { get; init; }
}
