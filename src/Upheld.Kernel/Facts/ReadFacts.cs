using Microsoft.EntityFrameworkCore;
using NodaTime;
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

    /// <summary>How many facts of one type happened in a span, and the newest of them. The scope must hold the customer.</summary>
    /// <param name="customer">Whose log.</param>
    /// <param name="type">The leaf type.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The first instant after the span.</param>
    /// <param name="most">How many are read at most.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<(int Count, IReadOnlyList<SequencedFact> Newest)> NewestAsync(
        CustomerId customer, string type, Instant from, Instant to, int most, CancellationToken cancellation)
    {
        var facts = db.Set<FactRow>().AsNoTracking().Where(f => f.Customer == customer && f.Type == type && f.Seq != null && f.At >= from && f.At < to);
        var newest = await facts.OrderByDescending(f => f.Seq).Take(most)
            .Select(f => new SequencedFact(f.Seq!.Value, f.Id, f.Customer, f.Type, f.At, f.RecordedAt, f.Source, f.Body, f.Log!.Value, f.Index!.Value))
            .ToListAsync(cancellation);
        return (newest.Count < most ? newest.Count : await facts.CountAsync(cancellation), newest);
    }
}
