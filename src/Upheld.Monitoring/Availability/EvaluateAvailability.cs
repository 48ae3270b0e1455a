using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Calendars;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Figures.Availability;
using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Exact;
using Upheld.Figures.Samples;
using Upheld.Figures.Services;
using Upheld.Figures.Timelines;
using Upheld.Figures.Verdicts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Availability;

/// <summary>The availability that a promise is judged by: each of its services by the formula, from facts and stored states, exactly as a verifier does it.</summary>
internal sealed class EvaluateAvailability(
    UpheldDb db, ServiceFactsOf factsOf, IMonitorHistories histories, IServiceDirectory directory, ICalendarVersions calendars)
{
    public async Task<IndicatorFigure> ExecuteAsync(IndicatorQuestion question, CancellationToken cancellation)
    {
        var isClosed = question.Now.ToUnixTimeMilliseconds() >= question.Window.End;
        var knownAt = question.KnownAt.ToUnixTimeMilliseconds();
        var facts = await factsOf.ReadAsync(question.Customer, cancellation);
        var pieces = facts.PiecesOf(question.Promise.Value, question.Window.Start, question.Window.End, knownAt);
        if (pieces is [])
        {
            return IndicatorFigure.Without("never_reported", isClosed); // applied a moment ago: its terms are not numbered yet
        }

        var services = pieces.SelectMany(piece => piece.Terms.Fact.Services).Distinct().ToList();
        if (services is [])
        {
            return IndicatorFigure.Without("no_services", isClosed);
        }

        if (await HoursAsync(facts, pieces, knownAt, cancellation) is not { } hours)
        {
            return IndicatorFigure.Without("no_calendar", isClosed);
        }

        var series = (await histories.OfLogAsync(question.Customer, cancellation)).Concat(await histories.OfLogAsync(CustomerId.House, cancellation)).ToList();
        var names = (await directory.IdsAsync(db, cancellation)).Values.ToDictionary(s => s.Id.Value, s => s.Name);
        var figures = services.Select(service => new ServiceFigure(
            new ServiceId(service), names.GetValueOrDefault(service, service.ToString()),
            Answer(question, TermsPiece.Of(pieces, service), facts, service, series, hours))).ToList();
        return Together(figures, Evidence(facts, services, question, series));
    }

    private static AvailabilityAnswer Answer(
        IndicatorQuestion question, IReadOnlyList<TermsPiece> pieces, ServiceFacts facts, Guid service, IReadOnlyList<MonitorHistory> series,
        IReadOnlyDictionary<string, ServiceCalendar> hours)
    {
        var (now, knownAt) = (question.Now.ToUnixTimeMilliseconds(), question.KnownAt.ToUnixTimeMilliseconds());
        var inputs = facts.InputsOf(service, knownAt);
        var states = ServiceStates.Of(inputs, place => series.FirstOrDefault(s => s.Monitor.Value == place.Monitor && s.Series.Location == place.Location)?.TimelineAt(now)
            ?? StateTimeline.Constant(ProbeState.Unknown));
        return ServiceAvailability.Evaluate(
            pieces, inputs, states, question.Window, knownAt, now, zone => TimeZoneRelease.Current.Find(zone)!, name => hours[name]);
    }

    /// <summary>The calendars that the terms name, each in the version that was known last; null when one is not logged yet.</summary>
    private async Task<IReadOnlyDictionary<string, ServiceCalendar>?> HoursAsync(
        ServiceFacts facts, IReadOnlyList<TermsPiece> pieces, long knownAt, CancellationToken cancellation)
    {
        var hours = new Dictionary<string, ServiceCalendar>();
        foreach (var name in ServiceAvailability.CalendarsOf(pieces))
        {
            if (facts.CalendarOf(name, knownAt) is not { } published)
            {
                return null;
            }

            hours[name] = await calendars.HoursAsync(db, published.Fact, cancellation);
        }

        return hours;
    }

    private static Instant? Evidence(ServiceFacts facts, IReadOnlyList<Guid> services, IndicatorQuestion question, IReadOnlyList<MonitorHistory> series)
    {
        var knownAt = question.KnownAt.ToUnixTimeMilliseconds();
        var monitors = services.SelectMany(s => facts.InputsOf(s, knownAt).Schedules).Select(s => s.Fact.Monitor).ToHashSet();
        var last = series.Where(s => monitors.Contains(s.Monitor.Value) && s.State.Last is not null).Select(s => s.State.LastAt).DefaultIfEmpty(0).Max();
        return last == 0 ? null : Instant.FromUnixTimeMilliseconds(last);
    }

    /// <summary>A promise over several services is as good as its worst one: judged per service, the worst shown.</summary>
    private static IndicatorFigure Together(IReadOnlyList<ServiceFigure> figures, Instant? evidence)
    {
        var worst = figures.OrderBy(f => Rank(f.Answer)).ThenBy(f => f.Answer.Availability.Value ?? Rational.One).First().Answer;
        return new IndicatorFigure
        {
            Verdict = worst.Verdict,
            Outlook = worst.Outlook,
            CanBeMet = worst.CanBeMet,
            Figure = worst.Availability.Value is { } value ? worst.Percent(value) : null,
            Lowest = worst.Lowest is { } lowest ? worst.Percent(lowest) : null,
            Highest = worst.Highest is { } highest ? worst.Percent(highest) : null,
            BudgetMs = (long)worst.Budget.Allowed.Floor(),
            BudgetLeftMs = (long)worst.Budget.Left.Floor(),
            LastEvidence = evidence,
            Gap = evidence is null ? "never_reported" : null,
            Formula = worst.Formula,
            Services = figures,
        };
    }

    private static int Rank(AvailabilityAnswer answer) => (answer.Verdict, answer.Outlook) switch
    {
        (Verdict.Missed, _) => 0,
        (Verdict.Unproved, _) => 1,
        (null, Outlook.AtRisk) => 2,
        (null, _) when !answer.CanBeMet => 3,
        (null, null) => 4,
        (null, _) => 5,
        _ => 6,
    };
}
