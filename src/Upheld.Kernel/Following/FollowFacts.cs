using Microsoft.EntityFrameworkCore;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;

namespace Upheld.Kernel.Following;

/// <summary>Takes one follower as far as facts are numbered.</summary>
internal sealed class FollowFacts(UpheldDb db)
{
    private const int AtOnce = 500; // keeps a transaction far below the 5 s that one may last

    /// <summary>One step; true when there may be more.</summary>
    public async Task<bool> ExecuteAsync(IFactFollower follower, CancellationToken cancellation)
    {
        var position = await db.Set<FollowerRow>().SingleOrDefaultAsync(f => f.Name == follower.Name, cancellation);
        if (position is null)
        {
            position = new FollowerRow { Name = follower.Name, Position = 0 };
            db.Add(position);
        }

        var after = position.Position;
        var newest = await db.Set<FactRow>().MaxAsync(f => f.Seq, cancellation) ?? 0;
        var last = Math.Min(newest, after + AtOnce); // positions have no gaps
        if (last <= after)
        {
            return false;
        }

        var types = follower.Types;
        var facts = await db.Set<FactRow>().AsNoTracking()
            .Where(f => f.Seq > after && f.Seq <= last && types.Contains(f.Type)).OrderBy(f => f.Seq)
            .Select(f => new SequencedFact(f.Seq!.Value, f.Id, f.Customer, f.Type, f.At, f.RecordedAt, f.Source, f.Body, f.Log!.Value, f.Index!.Value))
            .ToListAsync(cancellation);
        if (facts.Count > 0)
        {
            await follower.HandleAsync(db, facts, cancellation);
        }

        position.Position = last;
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
