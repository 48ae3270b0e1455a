using Upheld.Verification.Heads;

namespace Upheld.Reporting.Tests.Reports;

/// <summary>What a customer remembers who verifies every bundle.</summary>
internal sealed class MemoryOfLogs : IHeadMemory
{
    private readonly Dictionary<string, RememberedLog> _logs = [];

    public RememberedLog? Recall(string origin) => _logs.GetValueOrDefault(origin);

    public void Remember(RememberedLog log) => _logs[log.Origin] = log;
}
