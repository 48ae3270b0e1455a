namespace Upheld.Verification.Heads;

/// <summary>Remembers the heads of logs between verifications, so that a rewritten history is noticed.</summary>
public interface IHeadMemory
{
    /// <summary>What is remembered of a log; null when it was never seen.</summary>
    /// <exception cref="Evidence.EvidenceException"><c>state.malformed</c>: what was stored cannot be read.</exception>
    RememberedLog? Recall(string origin);

    /// <summary>Remembers a log in the place of what was remembered before.</summary>
    void Remember(RememberedLog log);
}
