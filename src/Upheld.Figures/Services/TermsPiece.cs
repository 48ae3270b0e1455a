using Upheld.Figures.Facts;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Services;

/// <summary>A stretch of a window and the terms of a promise in it.</summary>
/// <param name="Span">The stretch.</param>
/// <param name="Terms">The terms.</param>
public sealed record TermsPiece(Span Span, RecordedFact<PromiseTerms> Terms)
{
    private static readonly IReadOnlyList<Guid> None = [];

    /// <summary>The stretches in which a service was covered, those joined in which the same held for it: which other services a promise covers, and the number of the
    /// version, change nothing for it.</summary>
    /// <param name="pieces">The stretches of the promise.</param>
    /// <param name="service">The service.</param>
    public static IReadOnlyList<TermsPiece> Of(IReadOnlyList<TermsPiece> pieces, Guid service)
    {
        var own = new List<TermsPiece>();
        foreach (var piece in pieces.Where(piece => piece.Terms.Fact.Services.Contains(service)))
        {
            if (own is [.., var before] && before.Span.End == piece.Span.Start && Essence(before) == Essence(piece))
            {
                own[^1] = piece with { Span = new Span(before.Span.Start, piece.Span.End) };
            }
            else
            {
                own.Add(piece);
            }
        }

        return own;
    }

    private static PromiseTerms Essence(TermsPiece piece) =>
        piece.Terms.Fact with { At = default, EffectiveFrom = default, Contract = default, Version = 0, Services = None, Restatement = null };
}
