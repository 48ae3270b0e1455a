using Microsoft.EntityFrameworkCore;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Promises;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.InForce;

/// <summary>Reads the retention of every version of a customer's contracts: what was promised once is kept, also when a later version asks for less.</summary>
internal sealed class ReadRetention(UpheldDb db, DocumentsInForce inForce, ParsedDocuments parsed) : IEvidenceRetention
{
    public async Task<EvidenceRetention> OfAsync(CustomerId customer, CancellationToken cancellation)
    {
        var customerZone = await db.Set<CustomerRow>().AsNoTracking().Where(c => c.Customer == customer).Select(c => c.TimeZone).SingleOrDefaultAsync(cancellation);
        if (customerZone is null)
        {
            return EvidenceRetention.Nothing;
        }

        var versions = await db.Set<DocumentRow>().AsNoTracking().Where(d => d.Customer == customer && d.Kind == ContractKind.KindName).ToListAsync(cancellation);
        return new EvidenceRetention([
            .. versions.Select(row => parsed.Get(row.Id, () => inForce.Parse([row])[0])).Where(document => document.Model is ContractSpec)
                .SelectMany(document => TermsOf(document, (ContractSpec)document.Model!, customerZone)),
        ]);
    }

    private static IEnumerable<EvidenceTerm> TermsOf(Document document, ContractSpec contract, string customerZone)
    {
        var zone = TimeZoneRelease.Current.Find(contract.Period.TimeZone ?? customerZone)!;
        var period = new Span(zone.StartOf(contract.Period.Start), zone.StartOf(contract.Period.End));
        return contract.Promises.Select(promise => new EvidenceTerm(document.Id.Name, period, promise.Evidence is { } kept ? (long)kept.TotalMilliseconds : null)).Distinct();
    }
}
