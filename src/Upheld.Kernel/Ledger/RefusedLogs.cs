using System.Collections.Concurrent;

namespace Upheld.Kernel.Ledger;

/// <summary>Logs that stand still because the signer and the database disagree: their facts wait unnumbered until somebody has decided, so that history
/// does not fork behind the signer's back.</summary>
internal sealed class RefusedLogs
{
    private readonly ConcurrentDictionary<string, LogRefusal> _byOrigin = [];

    /// <summary>All of them, by origin.</summary>
    public IReadOnlyDictionary<string, LogRefusal> All => _byOrigin;

    public bool Contains(string origin) => _byOrigin.ContainsKey(origin);

    public void Add(LogRefusal refusal) => _byOrigin[refusal.Origin] = refusal;

    public void Clear() => _byOrigin.Clear();

    public void Remove(string origin) => _byOrigin.TryRemove(origin, out _);
}

/// <summary>Why a log stands still.</summary>
/// <param name="Origin">The log.</param>
/// <param name="Code"><c>signer.ahead</c> (the database was restored), <c>signer.inconsistent</c> (it was altered), <c>signer.other_key</c> (the signer was
/// replaced), <c>signer.log_missing</c> (the signer knows a log that the database does not).</param>
/// <param name="Size">Leaves in the database.</param>
/// <param name="Known">Leaves that the signer has signed.</param>
internal sealed record LogRefusal(string Origin, string Code, long Size, long Known);
