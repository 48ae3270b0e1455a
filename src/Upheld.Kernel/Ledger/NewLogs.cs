using Upheld.Evidence.Keys;
using Upheld.Evidence.Merkle;
using Upheld.Kernel.Ids;

namespace Upheld.Kernel.Ledger;

/// <summary>Makes the log of a customer whose first fact has come.</summary>
internal sealed class NewLogs(IIds ids)
{
    private const int OpaqueBytes = 12;

    /// <summary>The first generation.</summary>
    public LogState For(Guid customer, string host) => Empty(
        customer,
        customer == CustomerId.House.Value ? LogOrigin.House(host) : LogOrigin.Customer(host, Convert.ToHexStringLower(ids.NewBytes(OpaqueBytes))));

    /// <summary>An empty log of an origin.</summary>
    public LogState Empty(Guid customer, LogOrigin origin)
    {
        var (id, range) = (ids.NewGuid(), new CompactRange());
        return new LogState(id, customer, origin.Generation, origin.ToString(), ReadToken.New(ids, id), 0, range.Root().ToArray(), range.ToBytes(), 0, null);
    }
}
