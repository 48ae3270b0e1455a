using System.Data.Common;

namespace Upheld.Kernel.Ownership;

/// <summary>Who may write what. On one machine this node owns everything; on many the same rows decide.</summary>
public interface IOwnership
{
    /// <summary>Takes the lease when it is free, expired or already this node's; null when another node holds it.</summary>
    Task<Lease?> AcquireAsync(string name, CancellationToken cancellation);

    /// <summary>Prolongs the lease; false when another node has taken it, which ends every right to write.</summary>
    Task<bool> RenewAsync(Lease lease, CancellationToken cancellation);

    /// <summary>Checks, inside the caller's transaction, that the lease is still ours; throws <see cref="LeaseLostException"/> otherwise, so that nothing is written.</summary>
    void Fence(Lease lease, DbConnection connection, DbTransaction transaction);
}

/// <summary>Another node owns what this one was about to write.</summary>
public sealed class LeaseLostException(Lease lease) : Exception($"The lease on {lease.Name} (epoch {lease.Epoch}) has gone to another node.");
