using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Customers;
using Upheld.Commitments.Indicators;
using Upheld.Commitments.InForce;
using Upheld.Commitments.Promises;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Windows;
using Upheld.Kernel.Database;

namespace Upheld.Commitments.Scorecard;

/// <summary>Where every promise stands. Asks the indicator sources; computes nothing itself.</summary>
internal sealed class ReadScorecard(UpheldDb db, DocumentsInForce inForce, IndicatorCatalogue catalogue, IServiceProvider services, IClock clock)
{
    /// <summary>The scorecards of all customers in the scope.</summary>
    public Task<IReadOnlyList<CustomerScorecard>> ExecuteAsync(CancellationToken cancellation) => ReadAsync(null, clock.GetCurrentInstant(), cancellation);

    /// <summary>One promise of the scope, in the window that an instant lies in; null when there is none.</summary>
    public async Task<(CustomerScorecard Customer, PromiseCard Card)?> FindAsync(PromiseId promise, Instant at, CancellationToken cancellation) =>
        (await ReadAsync(promise, at, cancellation)).FirstOrDefault(c => c.Promises.Count > 0) is { } customer ? (customer, customer.Promises[0]) : null;

    private async Task<IReadOnlyList<CustomerScorecard>> ReadAsync(PromiseId? only, Instant at, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var documents = await inForce.PromisesAsync(cancellation);
        var customers = await db.Set<CustomerRow>().AsNoTracking().Where(c => !c.IsRetired).OrderBy(c => c.Name).ToListAsync(cancellation);
        var rows = await db.Set<PromiseRow>().AsNoTracking().Where(p => !p.IsRetired && (only == null || p.Id == only)).ToListAsync(cancellation);
        var promises = rows.ToLookup(p => p.ContractName);
        var cards = new List<CustomerScorecard>();
        foreach (var customer in customers)
        {
            var own = new List<PromiseCard>();
            foreach (var (document, contract) in documents.Models<ContractSpec>(ContractKind.KindName).Where(c => c.Model.Customer == customer.Name))
            {
                foreach (var promise in contract.Promises)
                {
                    if (promises[document.Id.Name].FirstOrDefault(p => p.Name == promise.Name) is { } row)
                    {
                        own.Add(await CardAsync(customer, document, contract, promise, row, at, now, cancellation));
                    }
                }
            }

            cards.Add(new CustomerScorecard(customer.Customer, customer.Name, new LocalText(customer.TitleEn, customer.TitleZh), now, own));
        }

        return cards;
    }

    private async Task<PromiseCard> CardAsync(
        CustomerRow customer, Document document, ContractSpec contract, Promise promise, PromiseRow row, Instant at, Instant now,
        CancellationToken cancellation)
    {
        var zone = contract.Period.TimeZone ?? customer.TimeZone;
        var series = PromiseWindows.Of(promise, contract.Period, TimeZoneRelease.Current.Find(zone)!);
        var window = WindowAt(series, contract, zone, at.ToUnixTimeMilliseconds());
        var figure = catalogue.SourceOf(promise.Indicator) is { } source
            ? await source.EvaluateAsync(services, new IndicatorQuestion(customer.Customer, row.Id, promise, window.Span, now, now), cancellation)
            : IndicatorFigure.Without("no_source", now.ToUnixTimeMilliseconds() >= window.Span.End);
        return new PromiseCard(row.Id, customer.Customer, row.Contract, document.Id.Name, document.Shown, promise, window, series, zone, figure);
    }

    /// <summary>The window that an instant lies in; before the contract its first one, after it the last.</summary>
    private static Window WindowAt(WindowSeries series, ContractSpec contract, string zone, long at)
    {
        var rules = TimeZoneRelease.Current.Find(zone)!;
        var (start, end) = (rules.StartOf(contract.Period.Start), rules.StartOf(contract.Period.End));
        return series.Containing(Math.Clamp(at, start, end - 1))
            ?? throw new InvalidOperationException($"The contract's period lies outside its own windows, although lint has seen it: {contract.Period}.");
    }
}
