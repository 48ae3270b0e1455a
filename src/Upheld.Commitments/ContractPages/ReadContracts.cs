using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Contracts.Wording;
using Upheld.Commitments.Customers;
using Upheld.Commitments.InForce;
using Upheld.Commitments.Promises;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.ContractPages;

/// <summary>The contracts of the scope, and one of them whole.</summary>
internal sealed class ReadContracts(UpheldDb db, DocumentsInForce inForce, IEnumerable<IIndicatorSource> sources)
{
    public async Task<IReadOnlyList<ContractRow>> ExecuteAsync(CancellationToken cancellation)
    {
        var documents = await inForce.PromisesAsync(cancellation);
        var customers = (await db.Set<CustomerRow>().AsNoTracking().ToListAsync(cancellation)).ToDictionary(c => c.Name);
        var versions = (await db.Set<DocumentRow>().AsNoTracking().Where(d => d.Kind == ContractKind.KindName)
            .GroupBy(d => d.Name).Select(g => new { g.Key, Version = g.Max(d => d.Version) }).ToListAsync(cancellation)).ToDictionary(g => g.Key, g => g.Version);
        return [.. documents.Models<ContractSpec>(ContractKind.KindName).Where(c => customers.ContainsKey(c.Model.Customer)).Select(c => Row(c.Document, c.Model, customers[c.Model.Customer], versions))];
    }

    public async Task<ContractDetail?> FindAsync(CustomerId customer, string name, CancellationToken cancellation)
    {
        var documents = await inForce.PromisesAsync(cancellation);
        if (documents.Find(ContractKind.KindName, name) is not { Model: ContractSpec spec } document
            || await db.Set<CustomerRow>().AsNoTracking().SingleOrDefaultAsync(c => c.Customer == customer && c.Name == spec.Customer, cancellation) is not { } owner
            || ContractText.Of(document, documents, sources) is not { } text)
        {
            return null;
        }

        var versions = await db.Set<DocumentRow>().AsNoTracking()
            .Where(d => d.Customer == customer && d.Kind == ContractKind.KindName && d.Name == name).OrderByDescending(d => d.Version).ToListAsync(cancellation);
        var ids = await db.Set<PromiseRow>().AsNoTracking().Where(p => p.ContractName == name).ToDictionaryAsync(p => p.Name, p => p.Id.Value, cancellation);
        return new ContractDetail(
            Row(document, spec, owner, new Dictionary<string, int> { [name] = versions[0].Version }), document, spec, text, ids,
            [.. versions.Select(v => new ContractVersion(v.Version, v.EffectiveFrom, v.RecordedAt, v.IsRetired))]);
    }

    private static ContractRow Row(Document document, ContractSpec spec, CustomerRow customer, IReadOnlyDictionary<string, int> versions) => new(
        customer.Customer, new LocalText(customer.TitleEn, customer.TitleZh), document.Id.Name, document.Shown, spec.Period, spec.Period.TimeZone ?? customer.TimeZone,
        spec.Promises.Count, versions[document.Id.Name]);
}

/// <summary>A contract in the list.</summary>
internal sealed record ContractRow(
    CustomerId Customer, LocalText CustomerTitle, string Name, LocalText Title, Contracts.Model.ContractPeriod Period, string TimeZone, int PromiseCount, int Version);

/// <summary>A contract with its text, its promises' ids and its versions.</summary>
internal sealed record ContractDetail(
    ContractRow Row, Document Document, ContractSpec Spec, ContractText Text, IReadOnlyDictionary<string, Guid> PromiseIds, IReadOnlyList<ContractVersion> Versions);

/// <summary>A version of a contract.</summary>
internal sealed record ContractVersion(int Number, LocalDate EffectiveFrom, Instant RecordedAt, bool IsRetired);
