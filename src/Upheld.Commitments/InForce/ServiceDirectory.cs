using Microsoft.EntityFrameworkCore;
using Upheld.Commitments.Contracts;
using Upheld.Kernel.Database;

namespace Upheld.Commitments.InForce;

internal sealed class ServiceDirectory : IServiceDirectory
{
    public async Task<IReadOnlyDictionary<string, ServiceEntry>> IdsAsync(UpheldDb db, CancellationToken cancellation)
    {
        await db.Set<Service>().LoadAsync(cancellation);
        await SharedServices.In(db).LoadAsync(cancellation);
        return db.Set<Service>().Local.ToDictionary(s => s.Name, s => new ServiceEntry(s.Id, s.Customer, s.Name));
    }
}
