using Upheld.Evidence.Bundles;
using Upheld.Evidence.Canonical;
using Upheld.Figures.Samples;
using Upheld.Figures.Services;
using Upheld.Figures.Timelines;
using Upheld.Verification.Bundles;

namespace Upheld.Verification.Figures;

/// <summary>Recomputes figures of the formula <c>availability/1</c> from a bundle's log and samples.</summary>
/// <param name="bundle">The bundle.</param>
/// <param name="log">The customer's log.</param>
/// <param name="samples">Its samples.</param>
/// <param name="shared">Those of the installation's log; null where no shared monitor is used.</param>
internal sealed class AvailabilityCheck(Bundle bundle, LogReading log, SampleFiles samples, SampleFiles? shared)
{
    // A schedule is logged by the transaction that starts it, a moment before or after its first slot.
    private const long RecordingGrace = 5_000;

    private readonly BundleEvidence _evidence = new(bundle, samples, shared);

    /// <summary>Recomputes the figures of a report, in its order.</summary>
    /// <exception cref="VerificationFault">Evidence that one needs is missing.</exception>
    public IReadOnlyList<FigureResult> Run(IReadOnlyList<FigureRecord> figures)
    {
        var questions = figures.Select(QuestionOf).ToList();
        foreach (var known in questions.GroupBy(q => q.KnownAt))
        {
            _evidence.Prepare(known.Key, known.Select(q => q.Service).Distinct().SelectMany(s => log.Services.InputsOf(s, known.Key).Places()).ToList());
        }

        return [.. figures.Zip(questions, Run)];
    }

    private FigureQuestion QuestionOf(FigureRecord figure) =>
        figure.Customer == bundle.Manifest.Customer && Guid.TryParseExact(figure.Customer, "D", out var customer)
            && Guid.TryParseExact(figure.Promise, "D", out var promise) && Guid.TryParseExact(figure.Service, "D", out var service)
            ? new FigureQuestion(figure.Id, customer, promise, service, figure.Start, figure.End, figure.KnownAt, figure.AsOf)
            : throw Missing(figure, "figure.malformed", "it is not about a promise, a service and the customer of this bundle");

    private FigureResult Run(FigureRecord signed, FigureQuestion question)
    {
        var figure = Compute(signed, question);
        CheckSchedules(signed, figure.Inputs);
        CheckLeadIn(signed, figure);
        CheckInputs(signed, figure.Record.Inputs);
        return new FigureResult(
            signed,
            figure.Answer.Availability.Value is { } value ? $"{figure.Answer.Percent(value)} %" : null,
            figure.Record.Verdict,
            [.. FigureComparison.Between(signed, figure.Record)],
            [.. figure.Answer.Outages.Where(o => o.Counted > 0).OrderByDescending(o => o.Counted).ThenBy(o => o.Start).Take(3)
                .Select(o => new Contributor(o.Start, o.End, o.Counted))],
            figure.Inputs.Places().Select(p => _evidence.SlotsOf(p, question))
                .Aggregate(default(SlotCount), (sum, next) => new SlotCount(sum.Due + next.Due, sum.Measured + next.Measured)));
    }

    private AvailabilityFigure Compute(FigureRecord signed, FigureQuestion question)
    {
        try
        {
            return AvailabilityFigure.Compute(question, log.Services, _evidence);
        }
        catch (FormatException e) when (e is not Evidence.EvidenceException)
        {
            var parts = e.Message.Split(": ", 2);
            throw Missing(signed, parts.Length == 2 ? parts[0] : "fact.malformed", parts[^1]);
        }
    }

    private static void CheckSchedules(FigureRecord signed, ServiceInputs inputs)
    {
        foreach (var schedule in inputs.Schedules)
        {
            var late = schedule.RecordedAt - schedule.Fact.StartsAt.ToUnixTimeMilliseconds();
            if (late > RecordingGrace)
            {
                throw Missing(signed, "schedule.retroactive", $"the schedule in leaf {schedule.Index} was logged {late} ms after it began to run");
            }
        }
    }

    private void CheckLeadIn(FigureRecord signed, AvailabilityFigure figure)
    {
        if (figure.Inputs.Places().Any(place => place.IsShared) && shared!.Until < signed.KnownAt)
        {
            throw Missing(signed, "house.short", "the installation's log is shown only up to a time before the figure's instant of knowledge");
        }

        if (!LeadIn.IsEnough(figure, samples.Since, shared?.Since ?? long.MaxValue))
        {
            throw Missing(signed, "samples.lead_in", "the samples do not reach back far enough before its window, or not to the beginning of an outage that lasts at its start");
        }
    }

    /// <summary>The figure names the leaves that count, all of them and no others.</summary>
    private static void CheckInputs(FigureRecord signed, FigureInputs needed)
    {
        var (named, counting) = (CanonicalJson.ToText(signed.Inputs.ToJson()), CanonicalJson.ToText(needed.ToJson()));
        if (named != counting)
        {
            throw Missing(signed, "figure.inputs", $"it names the leaves {named}, but those that count are {counting}");
        }
    }

    private static VerificationFault Missing(FigureRecord figure, string code, string what) => VerificationFault.Altered(code, $"Figure {figure.Id}: {what}.");
}
