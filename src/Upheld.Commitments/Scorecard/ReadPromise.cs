using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Contracts.Wording;
using Upheld.Commitments.Indicators;
using Upheld.Commitments.InForce;
using Upheld.Commitments.Promises;
using Upheld.Commitments.Restatements;
using Upheld.Figures.Facts;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Following;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.Scorecard;

/// <summary>A promise with the way down: its words, its terms, its figures and the facts that they follow from.</summary>
internal sealed class ReadPromise(
    ReadScorecard scorecards, DocumentsInForce inForce, ReadFacts facts, ReadRestatements restatements, IndicatorCatalogue catalogue, IServiceProvider services,
    IEnumerable<IIndicatorSource> sources, IClock clock)
{
    /// <summary>How many sealed batches of checks are listed; the rest are counted.</summary>
    public const int MostBatches = 12;

    private static readonly string[] Types =
    [
        ContractVersionApplied.Type, PromiseTerms.Type, PromiseEnded.Type, ServiceBound.Type, MonitorSchedule.Type, MaintenanceAnnounced.Type, MaintenanceCancelled.Type,
        ExclusionRecorded.Type, ExclusionWithdrawn.Type, StateCorrected.Type, CalendarPublished.Type, RestatementApplied.Type,
    ];

    /// <param name="customer">Whose promise.</param>
    /// <param name="promise">Which promise.</param>
    /// <param name="at">An instant in the window that is asked about; null for now.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<PromiseDetail?> ExecuteAsync(CustomerId customer, PromiseId promise, Instant? at, CancellationToken cancellation)
    {
        if (await scorecards.FindAsync(promise, at ?? clock.GetCurrentInstant(), cancellation) is not { } found)
        {
            return null;
        }

        var documents = await inForce.PromisesAsync(cancellation);
        var contract = documents.Find(ContractKind.KindName, found.Card.ContractName)!;
        var words = ContractText.Of(contract, documents, sources)?.Promises.FirstOrDefault(p => p.Name == found.Card.Spec.Name);
        var used = Used(await facts.ExecuteAsync(customer, Types, cancellation), found.Card);
        var (from, to) = (Instant.FromUnixTimeMilliseconds(found.Card.Window.Span.Start), Instant.FromUnixTimeMilliseconds(found.Card.Window.Span.End));
        var (count, batches) = found.Card.Figure.Services.Count == 0 ? (0, []) : await facts.NewestAsync(customer, SampleBatchSealed.Type, from, to, MostBatches, cancellation);
        return new PromiseDetail(
            found.Customer, found.Card, words, used.Select(u => u.Known).OfType<PromiseTerms>().LastOrDefault(),
            [.. used.Select(u => u.Fact)], batches, count,
            documents.OfKind(Services.ServiceKind.KindName).ToDictionary(d => d.Id.Name, d => d.Shown),
            await RestatedAsync(customer, found.Card, used, cancellation));
    }

    /// <summary>What the window's figure was before each restatement that reaches into it: it was reported so, and stays.</summary>
    private async Task<IReadOnlyList<RestatedFigure>> RestatedAsync(
        CustomerId customer, PromiseCard card, List<(SequencedFact Fact, object Known)> used, CancellationToken cancellation)
    {
        var restated = new List<RestatedFigure>();
        foreach (var (fact, applied) in used.Select(u => (u.Fact, Known: u.Known as RestatementApplied)).Where(u => u.Known is not null))
        {
            if (applied!.Since.ToUnixTimeMilliseconds() < card.Window.Span.End && fact.RecordedAt.ToUnixTimeMilliseconds() > card.Window.Span.Start
                && catalogue.SourceOf(card.Spec.Indicator) is { } source && await restatements.FindAsync(applied.Restatement, cancellation) is { } row)
            {
                // Its facts were recorded in one transaction, a moment apart at most: the millisecond before the first of them knows of none.
                var before = used.Where(u => RestatementOf(u.Known) == applied.Restatement).Min(u => u.Fact.RecordedAt) - Duration.FromMilliseconds(1);
                var figure = await source.EvaluateAsync(services, new IndicatorQuestion(customer, card.Id, card.Spec, card.Window.Span, before, before), cancellation);
                restated.Add(new RestatedFigure(before, figure, row.Reason, row.RequestedByName, row.DecidedByName ?? ""));
            }
        }

        return restated;
    }

    private static Guid? RestatementOf(object known) => known switch
    {
        PromiseTerms terms => terms.Restatement,
        PromiseEnded ended => ended.Restatement,
        CalendarPublished calendar => calendar.Restatement,
        RestatementApplied applied => applied.Restatement,
        _ => null,
    };

    /// <summary>The facts that this promise's figure reads, in the order of the log. They are objects here because an interface with static members is no type argument.</summary>
    private static List<(SequencedFact Fact, object Known)> Used(IReadOnlyList<SequencedFact> all, PromiseCard card)
    {
        var known = all.Select(f => (Fact: f, Known: (object)f.ReadKnown()!)).ToList();
        var services = known.Select(f => f.Known).OfType<PromiseTerms>().Where(t => t.Promise == card.Id.Value).SelectMany(t => t.Services).ToHashSet();
        var calendars = known.Select(f => f.Known).OfType<PromiseTerms>().Where(t => t.Promise == card.Id.Value).SelectMany(t => new[] { t.Calendar, t.MaintenanceCalendar }).ToHashSet();
        var monitors = known.Select(f => f.Known).OfType<ServiceBound>().Where(b => services.Contains(b.Service)).SelectMany(b => b.Monitors).Select(m => m.Monitor).ToHashSet();
        var maintenance = known.Select(f => f.Known).OfType<MaintenanceAnnounced>().Where(m => m.Services.Any(services.Contains)).Select(m => m.Maintenance).ToHashSet();
        var exclusions = known.Select(f => f.Known).OfType<ExclusionRecorded>().Where(e => e.Services.Any(services.Contains)).Select(e => e.Exclusion).ToHashSet();
        var restatements = known.Where(f => f.Known switch
        {
            PromiseTerms terms => terms.Promise == card.Id.Value,
            PromiseEnded ended => ended.Promise == card.Id.Value,
            CalendarPublished calendar => calendars.Contains(calendar.Calendar),
            _ => false,
        }).Select(f => RestatementOf(f.Known)).OfType<Guid>().ToHashSet();
        return [.. known.Where(f => f.Known switch
        {
            RestatementApplied applied => restatements.Contains(applied.Restatement),
            ContractVersionApplied applied => applied.Contract == card.Contract,
            PromiseTerms terms => terms.Promise == card.Id.Value,
            PromiseEnded ended => ended.Promise == card.Id.Value,
            ServiceBound bound => services.Contains(bound.Service),
            MonitorSchedule schedule => monitors.Contains(schedule.Monitor),
            MaintenanceAnnounced announced => maintenance.Contains(announced.Maintenance),
            MaintenanceCancelled cancelled => maintenance.Contains(cancelled.Maintenance),
            ExclusionRecorded recorded => exclusions.Contains(recorded.Exclusion),
            ExclusionWithdrawn withdrawn => exclusions.Contains(withdrawn.Exclusion),
            StateCorrected corrected => services.Contains(corrected.Service),
            CalendarPublished calendar => calendars.Contains(calendar.Calendar),
            _ => false,
        })];
    }
}

/// <summary>A promise and what it rests on.</summary>
/// <param name="Customer">To whom.</param>
/// <param name="Card">Where it stands.</param>
/// <param name="Words">What it says, in whole sentences.</param>
/// <param name="Terms">What its formula reads of the contract, as logged last; null for promises that no formula reads.</param>
/// <param name="Facts">The facts that its figure reads, without the checks themselves.</param>
/// <param name="Batches">The newest sealed batches of checks in the window.</param>
/// <param name="BatchCount">How many there are.</param>
/// <param name="ServiceTitles">What people call each service.</param>
/// <param name="Restated">What the window's figure was before each restatement that reaches into it, in their order.</param>
internal sealed record PromiseDetail(
    CustomerScorecard Customer, PromiseCard Card, PromiseText? Words, PromiseTerms? Terms, IReadOnlyList<SequencedFact> Facts, IReadOnlyList<SequencedFact> Batches,
    int BatchCount, IReadOnlyDictionary<string, LocalText> ServiceTitles, IReadOnlyList<RestatedFigure> Restated);

/// <summary>A figure as it was known before a restatement.</summary>
/// <param name="KnownAt">The last moment before the restatement.</param>
/// <param name="Figure">The figure as it stood then.</param>
/// <param name="Reason">Why it was restated.</param>
/// <param name="RequestedBy">Who asked for it.</param>
/// <param name="ApprovedBy">Who approved it.</param>
internal sealed record RestatedFigure(Instant KnownAt, IndicatorFigure Figure, string Reason, string RequestedBy, string ApprovedBy);
