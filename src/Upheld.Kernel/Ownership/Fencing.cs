using NodaTime;
using Upheld.Kernel.Database;

namespace Upheld.Kernel.Ownership;

/// <summary>Fencing for what is saved through the context.</summary>
public static class Fencing
{
    /// <summary>Makes the next save fail with <c>DbUpdateConcurrencyException</c>, and write nothing, when the lease has gone to another node. Prolongs the lease as well.</summary>
    public static void Fence(this UpheldDb db, Lease lease)
    {
        var row = db.Attach(new LeaseRow { Name = lease.Name, Holder = "", Epoch = lease.Epoch, ExpiresAt = default });
        row.Entity.ExpiresAt = db.Clock.GetCurrentInstant() + DatabaseOwnership.Term;
        row.Property(l => l.ExpiresAt).IsModified = true; // the update compares the epoch, which is the row's concurrency token
    }
}
