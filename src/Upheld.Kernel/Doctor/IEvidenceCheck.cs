namespace Upheld.Kernel.Doctor;

/// <summary>One part of <c>upheld doctor --evidence</c>: recomputes what a module keeps as evidence, from the records up. Registered by each module for its own tables.</summary>
/// <remarks>It reads in one pass and holds little, as the tables may be larger than the memory. It must notice any single change of a row.</remarks>
public interface IEvidenceCheck
{
    /// <summary>One word, lower case: <c>ledger</c>, <c>samples</c>.</summary>
    string Name { get; }

    /// <summary>Checks one consistent state of the database and reports every fault. An exception is a fault too.</summary>
    void Check(EvidenceSnapshot snapshot, EvidenceFindings findings, CancellationToken cancellation);
}
