using Microsoft.EntityFrameworkCore;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.InForce;

internal sealed class CustomerDirectory : ICustomerDirectory
{
    public async Task<IReadOnlyDictionary<CustomerId, CustomerEntry>> CustomersAsync(UpheldDb db, CancellationToken cancellation) =>
        (await db.Set<CustomerRow>().AsNoTracking().ToListAsync(cancellation))
            .ToDictionary(c => c.Customer, c => new CustomerEntry(c.Customer, c.Name, new LocalText(c.TitleEn, c.TitleZh), c.TimeZone));

    public async Task<IReadOnlyDictionary<string, ServiceTitle>> ServicesAsync(UpheldDb db, CancellationToken cancellation) =>
        (await db.Set<Service>().AsNoTracking().ToListAsync(cancellation)).Concat(await SharedServices.In(db).AsNoTracking().ToListAsync(cancellation)).DistinctBy(s => s.Id)
            .ToDictionary(s => s.Name, s => new ServiceTitle(s.Id, s.Customer, s.Name, new LocalText(s.TitleEn, s.TitleZh), s.IsRetired));
}
