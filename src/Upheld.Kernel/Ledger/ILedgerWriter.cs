namespace Upheld.Kernel.Ledger;

/// <summary>Brings the ledger up to what has been recorded.</summary>
public interface ILedgerWriter
{
    /// <summary>Numbers, seals and signs all that waits; a server does it by itself all the time.</summary>
    Task DrainAsync(CancellationToken cancellation);
}
