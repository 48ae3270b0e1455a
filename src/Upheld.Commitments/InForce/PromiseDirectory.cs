using System.Text;
using Microsoft.EntityFrameworkCore;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Promises;
using Upheld.Commitments.Scorecard;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.InForce;

internal sealed class PromiseDirectory(UpheldDb db, DocumentsInForce inForce) : IPromiseDirectory
{
    public async Task<IReadOnlyList<PromiseEntry>> OfAsync(CustomerId customer, CancellationToken cancellation)
    {
        var row = await db.Set<CustomerRow>().AsNoTracking().SingleAsync(c => c.Customer == customer, cancellation);
        var rows = await db.Set<PromiseRow>().AsNoTracking().Where(p => p.Customer == customer).OrderBy(p => p.ContractName).ThenBy(p => p.Name).ToListAsync(cancellation);
        var ids = rows.Where(p => !p.IsRetired).ToDictionary(p => (p.ContractName, p.Name), p => p.Id);
        var entries = (
            from contract in (await inForce.PromisesAsync(cancellation)).Models<ContractSpec>(ContractKind.KindName)
            where contract.Model.Customer == row.Name
            from promise in contract.Model.Promises
            where ids.ContainsKey((contract.Document.Id.Name, promise.Name))
            select Entry(contract.Document.Id.Name, contract.Model, promise, ids[(contract.Document.Id.Name, promise.Name)], row.TimeZone)).ToList();
        foreach (var ended in rows.Where(p => p.IsRetired).GroupBy(p => p.ContractName))
        {
            entries.AddRange(await EndedAsync(ended.Key, ended.ToDictionary(p => p.Name, p => p.Id), row, cancellation));
        }

        return entries;
    }

    public async Task<IReadOnlyList<ContractDocument>> ContractDocumentsAsync(CustomerId customer, CancellationToken cancellation) =>
    [
        .. (await db.Set<DocumentRow>().AsNoTracking().Where(d => d.Customer == customer && d.Kind == ContractKind.KindName && !d.IsRetired)
            .OrderBy(d => d.Name).ThenBy(d => d.Version).ToListAsync(cancellation))
            .Select(d => new ContractDocument(d.Name, d.Version, Encoding.UTF8.GetBytes(d.Content))),
    ];

    /// <summary>What has ended stands in the last version of its contract that still held it.</summary>
    private async Task<IReadOnlyList<PromiseEntry>> EndedAsync(string contract, Dictionary<string, PromiseId> missing, CustomerRow customer, CancellationToken cancellation)
    {
        var found = new List<PromiseEntry>();
        foreach (var version in await db.Set<DocumentRow>().AsNoTracking()
            .Where(d => d.Customer == customer.Customer && d.Kind == ContractKind.KindName && d.Name == contract).OrderByDescending(d => d.Version).ToListAsync(cancellation))
        {
            var model = (ContractSpec)inForce.Parse(version).Model!;
            foreach (var promise in model.Promises)
            {
                if (missing.Remove(promise.Name, out var id))
                {
                    found.Add(Entry(contract, model, promise, id, customer.TimeZone) with { HasEnded = true });
                }
            }

            if (missing.Count == 0)
            {
                break;
            }
        }

        return found;
    }

    private static PromiseEntry Entry(string contract, ContractSpec spec, Promise promise, PromiseId id, string customerZone)
    {
        var zone = spec.Period.TimeZone ?? customerZone;
        var rules = TimeZoneRelease.Current.Find(zone)!;
        return new PromiseEntry(
            id, promise.Name, promise.Shown, contract, promise.Indicator, zone, PromiseWindows.Of(promise, spec.Period, rules), promise.Window.Kind == WindowKind.Rolling,
            new Span(rules.StartOf(spec.Period.Start), rules.StartOf(spec.Period.End)));
    }
}
