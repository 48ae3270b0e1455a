using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;

namespace Upheld.Commitments.Contracts.Schemas;

/// <summary>What shapes need while they read one document: where faults go, and where references to other documents are kept until all are known.</summary>
/// <param name="faults">Takes the faults.</param>
public sealed class SpecReader(FaultList faults)
{
    private readonly List<DocumentReference> _references = [];

    /// <summary>Takes the faults.</summary>
    public FaultList Faults { get; } = faults;

    /// <summary>The references met so far.</summary>
    public IReadOnlyList<DocumentReference> References => _references;

    /// <summary>Keeps a reference.</summary>
    public void Refer(DocumentReference reference) => _references.Add(reference);
}
