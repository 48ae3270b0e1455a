using Microsoft.EntityFrameworkCore;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.InForce;

/// <summary>Services that belong to no one customer: each customer's promises may be about them, so their names are seen in every scope.</summary>
internal static class SharedServices
{
    public static IQueryable<Service> In(UpheldDb db) => db.Set<Service>().IgnoreQueryFilters().Where(s => s.Customer == CustomerId.House);
}
