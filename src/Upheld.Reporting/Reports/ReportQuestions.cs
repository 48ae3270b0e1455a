using NodaTime.Text;
using Upheld.Commitments.Contracts;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Services;
using Upheld.Figures.Timelines;
using Upheld.Kernel.Ids;
using Upheld.Verification.Figures;

namespace Upheld.Reporting.Reports;

/// <summary>Which figures a report gives: each availability promise for each of its services.</summary>
internal static class ReportQuestions
{
    private const string Availability = "availability";

    /// <summary>The questions, in the order of the contracts.</summary>
    /// <param name="customer">Whose report.</param>
    /// <param name="promises">What is promised.</param>
    /// <param name="period">The days it is about: each promise over them, and over every window of its own that ended in them, since that is what binds. Null:
    /// each promise's running window.</param>
    /// <param name="facts">The customer's log.</param>
    /// <param name="knownAt">What was recorded later is not known; also the instant of the evaluation.</param>
    /// <param name="services">Names of the services.</param>
    public static IReadOnlyList<FigureQuestion> Of(
        CustomerId customer, IEnumerable<PromiseEntry> promises, ReportPeriod? period, ServiceFacts facts, long knownAt, IReadOnlyDictionary<Guid, string> services)
    {
        var questions = new List<FigureQuestion>();
        foreach (var promise in promises.Where(p => p.Indicator == Availability))
        {
            foreach (var span in Windows(promise, period, knownAt).Distinct().OrderBy(w => w.Start).ThenBy(w => w.End))
            {
                var covered = facts.TermsOf(promise.Id.Value, span.Start, span.End, knownAt)?.Fact.Services ?? [];
                questions.AddRange(covered.Select(service => new FigureQuestion(
                    $"{promise.Contract}/{promise.Name}/{services.GetValueOrDefault(service, service.ToString())}/{Day(promise, span.Start)}_{Day(promise, span.End - 1)}",
                    customer.Value, promise.Id.Value, service, span.Start, span.End, knownAt, knownAt)));
            }
        }

        return questions;
    }

    private static IEnumerable<Span> Windows(PromiseEntry promise, ReportPeriod? period, long knownAt)
    {
        if (period is null)
        {
            return promise.Windows.Containing(Math.Clamp(knownAt, promise.Term.Start, promise.Term.End - 1)) is { } running ? [running.Span] : [];
        }

        var asked = period.In(promise.Windows.Zone);
        var span = new Span(Math.Max(asked.Start, promise.Term.Start), Math.Min(asked.End, promise.Term.End));
        if (span.Start >= span.End || span.Start >= knownAt)
        {
            return [];
        }

        var own = promise.IsRolling
            ? promise.Windows.Containing(Math.Min(span.End, knownAt)) is { } rolling ? [rolling.Span] : []
            : promise.Windows.Between(span).Select(w => w.Span).Where(w => w.End <= span.End);
        return own.Prepend(span);
    }

    private static string Day(PromiseEntry promise, long at) => LocalDatePattern.Iso.Format(promise.Windows.Zone.DateAt(at));
}
