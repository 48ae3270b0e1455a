using Upheld.Evidence.Bundles;
using Upheld.Figures.Availability;
using Upheld.Figures.Facts;
using Upheld.Figures.Services;
using Upheld.Figures.Timelines;

namespace Upheld.Verification.Figures;

/// <summary>A figure of the formula <c>availability/1</c> with everything that it was made of. Server and verifier both compute it here, and nowhere else.</summary>
/// <param name="Record">The figure as a report publishes it.</param>
/// <param name="Answer">The formula's answer.</param>
/// <param name="Pieces">The stretches of the window in which the service was promised, each with its terms.</param>
/// <param name="Inputs">The facts about the service.</param>
/// <param name="States">The states of the service.</param>
public sealed record AvailabilityFigure(
    FigureRecord Record, AvailabilityAnswer Answer, IReadOnlyList<TermsPiece> Pieces, ServiceInputs Inputs, StateBand States)
{
    /// <summary>Computes a figure.</summary>
    /// <param name="question">Which figure.</param>
    /// <param name="facts">The customer's log, but for the samples.</param>
    /// <param name="evidence">Samples, zones and calendars.</param>
    /// <exception cref="FormatException">Something that it needs is missing or malformed; the message begins with a stable code.</exception>
    public static AvailabilityFigure Compute(FigureQuestion question, ServiceFacts facts, IFigureEvidence evidence)
    {
        var all = facts.PiecesOf(question.Promise, question.Start, question.End, question.KnownAt);
        if (all is [])
        {
            throw new FormatException("figure.no_terms: the log holds no terms of this promise");
        }

        var words = facts.WordsOf(question.Promise, question.Start, question.End, question.KnownAt);
        RequireRestated(words, facts);
        var pieces = TermsPiece.Of(all, question.Service);
        if (pieces is [])
        {
            throw new FormatException("figure.other_service: the promise does not cover this service");
        }

        var inputs = facts.InputsOf(question.Service, question.KnownAt);
        var calendars = ServiceAvailability.CalendarsOf(pieces).ToDictionary(
            name => name,
            name => facts.CalendarOf(name, question.KnownAt) ?? throw new FormatException($"figure.no_calendar: the log holds no calendar '{name}'"));
        var states = ServiceStates.Of(inputs, place => evidence.StatesOf(place, question));
        var answer = ServiceAvailability.Evaluate(
            pieces, inputs, states, new Span(question.Start, question.End), question.KnownAt, question.AsOf, evidence.ZoneOf, name => evidence.HoursOf(calendars[name].Fact));
        return new AvailabilityFigure(RecordOf(question, answer, words, pieces, inputs, evidence, calendars.Values), answer, pieces, inputs, states);
    }

    /// <summary>A promise may first be written down after it began. From then on, what is said of days that have passed needs a restatement by two people.</summary>
    private static void RequireRestated(IReadOnlyList<PromiseWord> words, ServiceFacts facts)
    {
        foreach (var word in words.Where(word => word.IsAboutThePast && !facts.IsFirst(word)))
        {
            var reason = facts.Restatements.FirstOrDefault(r => r.Fact.Restatement == word.Restatement).Fact;
            if (reason is null || reason.RequestedBy == reason.ApprovedBy)
            {
                throw new FormatException($"terms.not_restated: leaf {word.Index} changes what was promised on days that had passed, and no restatement by two people stands behind it");
            }
        }
    }

    private static FigureRecord RecordOf(
        FigureQuestion question, AvailabilityAnswer answer, IReadOnlyList<PromiseWord> words, IReadOnlyList<TermsPiece> pieces, ServiceInputs inputs,
        IFigureEvidence evidence, IEnumerable<RecordedFact<CalendarPublished>> calendars) => new()
    {
        Id = question.Id,
        Customer = question.Customer.ToString(),
        Promise = question.Promise.ToString(),
        Service = question.Service.ToString(),
        Formula = AvailabilityFormula.Id,
        Start = question.Start,
        End = question.End,
        KnownAt = question.KnownAt,
        AsOf = question.AsOf,
        Terms = AvailabilityRecord.TermsOf(pieces[^1].Terms.Fact),
        Inputs = new FigureInputs
        {
            Terms = LeafRange.Of(words.Select(word => word.Index).Distinct().Order()),
            Bindings = LeafRange.Of(inputs.Bindings.Select(f => f.Index)),
            Schedules = LeafRange.Of(inputs.Schedules.Select(f => f.Index)),
            Batches = LeafRange.Of(evidence.BatchesOf(question)),
            SharedBatches = inputs.Places().Any(place => place.IsShared) ? LeafRange.Of(evidence.SharedBatchesOf(question)) : [],
            Maintenance = LeafRange.Of(inputs.Announced.Select(f => f.Index).Concat(inputs.Cancelled.Select(f => f.Index))),
            Exclusions = LeafRange.Of(inputs.Excluded.Select(f => f.Index).Concat(inputs.Withdrawn.Select(f => f.Index))),
            Corrections = LeafRange.Of(inputs.Corrected.Select(f => f.Index)),
            Calendars = LeafRange.Of(calendars.Select(f => f.Index)),
        },
        Result = AvailabilityRecord.ResultOf(answer, pieces),
        Verdict = AvailabilityRecord.VerdictOf(answer),
    };
}
