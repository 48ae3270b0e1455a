namespace Upheld.Kernel.Ledger.Successors;

/// <summary>What a restore means for the logs.</summary>
/// <param name="Successors">Logs that go on in a successor.</param>
/// <param name="Lost">Heads of logs of which the database has no trace at all.</param>
public sealed record SuccessionReport(IReadOnlyList<LogSuccession> Successors, IReadOnlyList<LostRange> Lost);

/// <summary>A log that goes on in a successor.</summary>
/// <param name="Customer">Whose it is; the empty id for the installation's own.</param>
/// <param name="OldOrigin">The log that ends.</param>
/// <param name="NewOrigin">The log in which it goes on; its first leaf names the old one's last head.</param>
/// <param name="VerifierKey">The key of the new log's heads, as a contract's annex prints it.</param>
/// <param name="IsSameKey">Whether the old log's key signs the new one too, so that whoever trusted it can trust this.</param>
/// <param name="Lost">Leaves that were signed once and are gone.</param>
public sealed record LogSuccession(Guid Customer, string OldOrigin, string NewOrigin, string VerifierKey, bool IsSameKey, IReadOnlyList<LostRange> Lost);

/// <summary>Leaves that are gone: indexes [From, To) of a log.</summary>
public sealed record LostRange(string Origin, long From, long To);
