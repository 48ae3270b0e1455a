using NodaTime;
using Upheld.Figures.Facts;

namespace Upheld.Commitments.Contracts.Restatements;

/// <summary>Somebody asked to change terms for days that have passed (<c>restatement.requested</c>); nothing has changed yet. The reason stands beside the log.</summary>
/// <param name="At">When.</param>
/// <param name="Restatement">The restatement's id.</param>
/// <param name="Plan">The hash of the plan.</param>
/// <param name="Request">SHA-256 of the files as they were handed in.</param>
/// <param name="By">Who asked.</param>
public sealed record RestatementRequested(Instant At, Guid Restatement, string Plan, string Request, Guid By) : IFact
{
    /// <inheritdoc/>
    public static string Type => "restatement.requested";

    /// <inheritdoc/>
    public Guid? Customer => null;
}
