namespace Upheld.Kernel.Doctor;

/// <summary>Collects what an evidence check counted and what it found wrong.</summary>
public sealed class EvidenceFindings
{
    private const int MostKept = 100; // of a broken table every row is a fault; the first ones tell the story

    private readonly List<Finding> _faults = [];
    private readonly Dictionary<string, long> _counts = [];

    /// <summary>The first hundred faults.</summary>
    public IReadOnlyList<Finding> Faults => _faults;

    /// <summary>How many faults there are in all.</summary>
    public long FaultCount { get; private set; }

    /// <summary>What was checked, and how much of it: <c>leaves</c>, <c>tiles</c>.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>Counts what was checked.</summary>
    public void Count(string what, long number = 1) => _counts[what] = _counts.GetValueOrDefault(what) + number;

    /// <summary>Reports evidence that does not hold.</summary>
    /// <param name="code">Stable, dotted, beginning with <c>evidence.</c>.</param>
    /// <param name="english">Where it is and what is wrong.</param>
    /// <param name="chinese">The same in Chinese.</param>
    public void Fault(string code, string english, string chinese)
    {
        FaultCount++;
        if (_faults.Count < MostKept)
        {
            _faults.Add(new Finding(FindingLevel.Fail, code, new Wording(english, chinese)));
        }
    }
}
