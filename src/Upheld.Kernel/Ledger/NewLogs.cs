using Upheld.Evidence.Merkle;
using Upheld.Kernel.Ids;

namespace Upheld.Kernel.Ledger;

/// <summary>Makes the log of a customer whose first fact has come.</summary>
internal sealed class NewLogs(IIds ids)
{
    public LogState For(Guid customer, string host)
    {
        var range = new CompactRange();
        var path = customer == CustomerId.House.Value ? "house" : $"c/{Opaque()}";
        return new LogState(ids.NewGuid(), customer, 1, $"{host}/{path}/log", Opaque() + Opaque(), 0, range.Root().ToArray(), range.ToBytes(), 0);
    }

    /// <summary>Tells outsiders nothing: neither the customer's id nor when it was made.</summary>
    private string Opaque() => Convert.ToHexStringLower(ids.NewBytes(12));
}
