using Microsoft.EntityFrameworkCore;
using Upheld.Kernel.Database;
using Upheld.Kernel.Following;
using Upheld.Kernel.Ids;

namespace Upheld.Kernel.Facts;

/// <summary>Reads numbered facts of some types, for figures and for the way down from a figure to its evidence.</summary>
public sealed class ReadFacts(UpheldDb db)
{
    /// <summary>The facts of a log in order. The scope must hold the customer.</summary>
    public async Task<IReadOnlyList<SequencedFact>> ExecuteAsync(CustomerId customer, IReadOnlyCollection<string> types, CancellationToken cancellation) =>
        await db.Set<FactRow>().AsNoTracking()
            .Where(f => f.Customer == customer && types.Contains(f.Type) && f.Seq != null).OrderBy(f => f.Seq)
            .Select(f => new SequencedFact(f.Seq!.Value, f.Id, f.Customer, f.Type, f.At, f.RecordedAt, f.Source, f.Body, f.Log!.Value, f.Index!.Value))
            .ToListAsync(cancellation);
}
