using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.InForce;
using Upheld.Commitments.Promises;
using Upheld.Design.Frame;
using Upheld.Kernel.Database;

namespace Upheld.Commitments.Scorecard;

/// <summary>Customers, contracts and promises in the palette.</summary>
internal sealed class CommitmentsPalette(UpheldDb db, DocumentsInForce inForce, IStringLocalizer<ScorecardTable> words, IStringLocalizer<ContractPages.ContractsPage> contracts)
    : IPaletteSource
{
    public async Task<IReadOnlyList<PaletteEntry>> EntriesAsync(CancellationToken cancellation)
    {
        var customers = await db.Set<CustomerRow>().AsNoTracking().Where(c => !c.IsRetired).OrderBy(c => c.Name).ToDictionaryAsync(c => c.Name, cancellation);
        var promises = await db.Set<PromiseRow>().AsNoTracking().Where(p => !p.IsRetired).ToDictionaryAsync(p => (p.ContractName, p.Name), p => p.Id, cancellation);
        List<PaletteEntry> entries = [.. customers.Values.Select(c => new PaletteEntry(new LocalText(c.TitleEn, c.TitleZh).Text(), $"/c/{c.Customer}", contracts["Customer"]))];
        foreach (var (document, contract) in (await inForce.PromisesAsync(cancellation)).Models<ContractSpec>(ContractKind.KindName))
        {
            if (customers.TryGetValue(contract.Customer, out var customer))
            {
                entries.Add(new PaletteEntry(document.Shown.Text(), $"/c/{customer.Customer}/contracts/{document.Id.Name}", contracts["Contract"]));
                entries.AddRange(contract.Promises.Where(p => promises.ContainsKey((document.Id.Name, p.Name)))
                    .Select(p => new PaletteEntry(p.Shown.Text(), $"/c/{customer.Customer}/promises/{promises[(document.Id.Name, p.Name)]}", words["Promise"])));
            }
        }

        return entries;
    }
}
