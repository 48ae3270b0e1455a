using NodaTime;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;

namespace Upheld.Commitments.Contracts;

/// <summary>What lint may look at.</summary>
/// <param name="Documents">All documents: those of the files, and for a plan those in force as well.</param>
/// <param name="Now">The instant of asking; only data that runs out with time depends on it.</param>
/// <param name="Faults">Takes what is found.</param>
public sealed record LintContext(DocumentSet Documents, Instant Now, FaultList Faults);
