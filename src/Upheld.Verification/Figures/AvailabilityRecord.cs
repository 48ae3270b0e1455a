using Upheld.Evidence.Canonical;
using Upheld.Evidence.Leaves;
using Upheld.Figures.Availability;
using Upheld.Figures.Exact;
using Upheld.Figures.Facts;
using Upheld.Figures.Services;
using Upheld.Figures.Verdicts;

namespace Upheld.Verification.Figures;

/// <summary>How an availability figure stands in a report: exact, so that the verifier compares without tolerance.</summary>
public static class AvailabilityRecord
{
    /// <summary>The <c>result</c> object of a figure.</summary>
    /// <param name="answer">The formula's answer.</param>
    /// <param name="pieces">The stretches of its window, as many as the answer has.</param>
    public static CanonicalObject ResultOf(AvailabilityAnswer answer, IReadOnlyList<TermsPiece> pieces)
    {
        var result = new CanonicalObject
        {
            { "ledgerMs", LedgerOf(answer.Ledger) },
            { "numeratorMs", answer.Availability.Numerator.ToString() },
            { "denominatorMs", answer.Availability.Denominator.ToString() },
            { "grossNumeratorMs", answer.Gross.Numerator.ToString() },
            { "grossDenominatorMs", answer.Gross.Denominator.ToString() },
            { "budgetAllowedMs", answer.Budget.Allowed.ToString() },
            { "budgetUsedMs", answer.Budget.Used.ToString() },
            { "partial", answer.IsPartial },
            { "outages", new CanonicalArray(answer.Outages.Select(OutageOf)) },
        };
        result.AddIfPresent("availability", Exact(answer.Availability.Value));
        result.AddIfPresent("percent", answer.Availability.Value is { } value ? (CanonicalValue)answer.Percent(value) : null);
        result.AddIfPresent("lowest", Exact(answer.Lowest));
        result.AddIfPresent("highest", Exact(answer.Highest));
        result.AddIfPresent("withoutRetroactive", Exact(answer.WithoutRetroactive?.Value));
        if (answer.Pieces.Count > 1)
        {
            result.Add("target", answer.Target.ToString());
            result.Add("pieces", new CanonicalArray(answer.Pieces.Zip(pieces, PieceOf)));
        }

        if (answer.Stricter is { } stricter)
        {
            result.Add("stricterTarget", stricter.Target.ToString());
            result.AddIfPresent("stricterVerdict", stricter.Verdict is { } verdict ? (CanonicalValue)verdict.ToText() : null);
        }

        return result;
    }

    /// <summary>The <c>verdict</c> of a figure; null while the window is open and not decided.</summary>
    public static string? VerdictOf(AvailabilityAnswer answer) => answer.Verdict?.ToText();

    /// <summary>The <c>terms</c> object of a figure: the facts of the terms' leaf.</summary>
    public static CanonicalObject TermsOf(PromiseTerms terms)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new System.Text.Json.Utf8JsonWriter(buffer))
        {
            FactTypes.All[PromiseTerms.Type].Write(writer, terms);
        }

        return (CanonicalObject)CanonicalJson.Read(buffer.WrittenSpan);
    }

    private static CanonicalObject LedgerOf(Ledger ledger) => new()
    {
        { "up", ledger.Up },
        { "degraded", ledger.Degraded },
        { "down", ledger.Down },
        { "excluded", ledger.Excluded },
        { "unknown", ledger.Unknown },
        { "outside", ledger.Outside },
        { "future", ledger.Future },
    };

    private static CanonicalValue PieceOf(AvailabilityPiece piece, TermsPiece terms) => new CanonicalObject
    {
        { "start", LeafTime.ToText(piece.Span.Start) },
        { "end", LeafTime.ToText(piece.Span.End) },
        { "leaf", terms.Terms.Index },
        { "target", terms.Terms.Fact.Target },
        { "ledgerMs", LedgerOf(piece.Ledger) },
        { "numeratorMs", piece.Availability.Numerator.ToString() },
        { "denominatorMs", piece.Availability.Denominator.ToString() },
    };

    private static CanonicalObject OutageOf(Outage outage)
    {
        var json = new CanonicalObject
        {
            { "start", LeafTime.ToText(outage.Start) },
            { "countedMs", outage.Counted },
            { "excludedMs", outage.Excluded },
        };
        json.AddIfPresent("end", outage.End is { } end ? (CanonicalValue)LeafTime.ToText(end) : null);
        return json;
    }

    private static CanonicalValue? Exact(Rational? share) => share is { } value ? (CanonicalValue)value.ToString() : null;
}
