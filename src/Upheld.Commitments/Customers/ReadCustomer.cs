using Microsoft.EntityFrameworkCore;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.InForce;
using Upheld.Commitments.Promises;
using Upheld.Commitments.Scorecard;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.Customers;

/// <summary>What a customer's page names: its contracts and services.</summary>
internal sealed class ReadCustomer(UpheldDb db, DocumentsInForce inForce)
{
    public async Task<CustomerSummary?> ExecuteAsync(CustomerId customer, CancellationToken cancellation)
    {
        var row = await db.Set<CustomerRow>().AsNoTracking().SingleOrDefaultAsync(c => c.Customer == customer && !c.IsRetired, cancellation);
        if (row is null)
        {
            return null;
        }

        var services = await db.Set<Service>().AsNoTracking().Where(s => s.Customer == customer && !s.IsRetired).OrderBy(s => s.Name).ToListAsync(cancellation);
        var contracts = (await inForce.PromisesAsync(cancellation)).Models<ContractSpec>(ContractKind.KindName).Where(c => c.Model.Customer == row.Name);
        return new CustomerSummary(
            row.Name, new LocalText(row.TitleEn, row.TitleZh), row.TimeZone,
            [.. contracts.Select(c => new NamedTitle(c.Document.Id.Name, c.Document.Shown.Text()))],
            [.. services.Select(s => new ServiceSummary(s.Id.Value, s.Name, new LocalText(s.TitleEn, s.TitleZh).Text(), s.Criticality == Criticality.Core))]);
    }
}

/// <summary>A customer with the ways on from it; titles in the reader's language.</summary>
internal sealed record CustomerSummary(
    string Name, LocalText Title, string TimeZone, IReadOnlyList<NamedTitle> Contracts, IReadOnlyList<ServiceSummary> Services);

/// <summary>A document's name and what people call it.</summary>
internal sealed record NamedTitle(string Name, string Title);

/// <summary>A service with what people call it.</summary>
internal sealed record ServiceSummary(Guid Id, string Name, string Title, bool IsCore);
