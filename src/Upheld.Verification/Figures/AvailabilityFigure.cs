using Upheld.Evidence.Bundles;
using Upheld.Figures.Availability;
using Upheld.Figures.Calendars;
using Upheld.Figures.Facts;
using Upheld.Figures.Services;
using Upheld.Figures.Timelines;

namespace Upheld.Verification.Figures;

/// <summary>A figure of the formula <c>availability/1</c> with everything that it was made of. Server and verifier both compute it here, and nowhere else.</summary>
/// <param name="Record">The figure as a report publishes it.</param>
/// <param name="Answer">The formula's answer.</param>
/// <param name="Terms">The terms of the promise.</param>
/// <param name="Inputs">The facts about the service.</param>
/// <param name="States">The states of the service.</param>
public sealed record AvailabilityFigure(
    FigureRecord Record, AvailabilityAnswer Answer, RecordedFact<PromiseTerms> Terms, ServiceInputs Inputs, StateBand States)
{
    /// <summary>Computes a figure.</summary>
    /// <param name="question">Which figure.</param>
    /// <param name="facts">The customer's log, but for the samples.</param>
    /// <param name="evidence">Samples, zones and calendars.</param>
    /// <exception cref="FormatException">Something that it needs is missing or malformed; the message begins with a stable code.</exception>
    public static AvailabilityFigure Compute(FigureQuestion question, ServiceFacts facts, IFigureEvidence evidence)
    {
        var terms = facts.TermsOf(question.Promise, question.Start, question.End, question.KnownAt)
            ?? throw new FormatException("figure.no_terms: the log holds no terms of this promise");
        if (!terms.Fact.Services.Contains(question.Service))
        {
            throw new FormatException("figure.other_service: the promise does not cover this service");
        }

        var inputs = facts.InputsOf(question.Service, question.KnownAt);
        if (inputs.Bindings.Any(b => b.Fact.Monitors.Any(m => m.Shared)))
        {
            throw new FormatException("figure.shared_monitor: the service uses a monitor whose samples stand in the installation's own log");
        }

        var calendars = CalendarsOf(question, facts, terms.Fact);
        var states = ServiceStates.Of(inputs, place => evidence.StatesOf(place, question));
        var answer = AvailabilityFormula.Evaluate(ServiceAvailability.RequestOf(
            terms.Fact, inputs, states, new Span(question.Start, question.End), question.KnownAt, question.AsOf,
            evidence.ZoneOf(terms.Fact.TimeZone), name => evidence.HoursOf(calendars[name].Fact)));
        return new AvailabilityFigure(RecordOf(question, answer, terms, inputs, evidence, calendars.Values), answer, terms, inputs, states);
    }

    private static Dictionary<string, RecordedFact<CalendarPublished>> CalendarsOf(FigureQuestion question, ServiceFacts facts, PromiseTerms terms) =>
        new[] { terms.Calendar, terms.MaintenanceCalendar ?? CalendarBook.AlwaysName }.Distinct().Where(name => name != CalendarBook.AlwaysName).ToDictionary(
            name => name,
            name => facts.CalendarOf(name, question.KnownAt) ?? throw new FormatException($"figure.no_calendar: the log holds no calendar '{name}'"));

    private static FigureRecord RecordOf(
        FigureQuestion question, AvailabilityAnswer answer, RecordedFact<PromiseTerms> terms, ServiceInputs inputs, IFigureEvidence evidence,
        IEnumerable<RecordedFact<CalendarPublished>> calendars) => new()
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
        Terms = AvailabilityRecord.TermsOf(terms.Fact),
        Inputs = new FigureInputs
        {
            Terms = LeafRange.Of([terms.Index]),
            Bindings = LeafRange.Of(inputs.Bindings.Select(f => f.Index)),
            Schedules = LeafRange.Of(inputs.Schedules.Select(f => f.Index)),
            Batches = LeafRange.Of(evidence.BatchesOf(question)),
            Maintenance = LeafRange.Of(inputs.Announced.Select(f => f.Index).Concat(inputs.Cancelled.Select(f => f.Index))),
            Exclusions = LeafRange.Of(inputs.Excluded.Select(f => f.Index).Concat(inputs.Withdrawn.Select(f => f.Index))),
            Corrections = LeafRange.Of(inputs.Corrected.Select(f => f.Index)),
            Calendars = LeafRange.Of(calendars.Select(f => f.Index)),
        },
        Result = AvailabilityRecord.ResultOf(answer),
        Verdict = AvailabilityRecord.VerdictOf(answer),
    };
}
