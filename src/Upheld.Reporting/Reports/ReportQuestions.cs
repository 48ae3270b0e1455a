using NodaTime;
using NodaTime.Text;
using Upheld.Commitments.Contracts;
using Upheld.Evidence.Bundles;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Services;
using Upheld.Figures.Timelines;
using Upheld.Kernel.Ids;
using Upheld.Verification.Figures;

namespace Upheld.Reporting.Reports;

/// <summary>Which figures a report gives: each availability promise for each of its services.</summary>
/// <param name="Figures">The figures, in the order of the contracts.</param>
/// <param name="Omitted">What was promised for that time and has no figure.</param>
internal sealed record ReportQuestions(IReadOnlyList<FigureQuestion> Figures, IReadOnlyList<OmittedFigure> Omitted)
{
    private const string Availability = "availability";

    /// <summary>The questions.</summary>
    /// <param name="customer">Whose report.</param>
    /// <param name="promises">What is promised.</param>
    /// <param name="period">The days it is about: each promise over them, and over every window of its own that ended in them, since that is what binds. Null:
    /// each promise's running window.</param>
    /// <param name="facts">The customer's log.</param>
    /// <param name="knownAt">What was recorded later is not known; also the instant of the evaluation.</param>
    /// <param name="services">Names of the services.</param>
    public static ReportQuestions Of(
        CustomerId customer, IEnumerable<PromiseEntry> promises, ReportPeriod? period, ServiceFacts facts, long knownAt, IReadOnlyDictionary<Guid, string> services)
    {
        var (figures, omitted) = (new List<FigureQuestion>(), new List<OmittedFigure>());
        foreach (var promise in promises)
        {
            var end = promise.HasEnded ? facts.EndOf(promise.Id.Value, knownAt) : null;
            var windows = Windows(promise, period, knownAt).Where(w => end is null || w.Start < end).ToList();
            if (windows.Count > 0 && promise.Indicator != Availability)
            {
                omitted.Add(new OmittedFigure($"{promise.Contract}/{promise.Name}", "figure.no_formula"));
                continue;
            }

            foreach (var span in windows)
            {
                var days = $"{Label(promise, span.Start, span.Start)}_{Label(promise, span.End, span.End - 1)}";
                var covered = facts.PiecesOf(promise.Id.Value, span.Start, span.End, knownAt).SelectMany(piece => piece.Terms.Fact.Services).Distinct().ToList();
                if (covered is [])
                {
                    omitted.Add(new OmittedFigure($"{promise.Contract}/{promise.Name}/{days}", "figure.no_services"));
                    continue;
                }

                figures.AddRange(covered.Select(service => new FigureQuestion(
                    $"{promise.Contract}/{promise.Name}/{services.GetValueOrDefault(service, service.ToString())}/{days}",
                    customer.Value, promise.Id.Value, service, span.Start, span.End, knownAt, knownAt)));
            }
        }

        return new ReportQuestions(figures, omitted);
    }

    private static IReadOnlyList<Span> Windows(PromiseEntry promise, ReportPeriod? period, long knownAt)
    {
        if (period is null)
        {
            return promise.Windows.Containing(Math.Clamp(knownAt, promise.Term.Start, promise.Term.End - 1)) is { } running ? [running.Span] : [];
        }

        var span = period.In(promise.Windows.Zone).Intersect(promise.Term);
        if (span.IsEmpty || span.Start >= knownAt)
        {
            return [];
        }

        var last = Math.Min(span.End, knownAt);
        var own = (promise.IsRolling ? promise.Windows.Containing(last) is { } rolling ? [rolling] : [] : promise.Windows.Between(span))
            .Select(w => w.Span).Where(w => w.End <= last || IsAsked(w)).ToList();
        return own.Exists(IsAsked) ? own : [span, .. own];

        bool IsAsked(Span window) => window.Intersect(promise.Term) == span; // it may have begun before the contract
    }

    /// <summary>A local day where the instant begins one, else the local time: a rolling window may lie over the same days as another.</summary>
    private static string Label(PromiseEntry promise, long at, long day)
    {
        var zone = promise.Windows.Zone;
        return at == zone.StartOf(zone.DateAt(at))
            ? LocalDatePattern.Iso.Format(zone.DateAt(day))
            : InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss").Format(Instant.FromUnixTimeMilliseconds(zone.ToLocal(at)));
    }
}
