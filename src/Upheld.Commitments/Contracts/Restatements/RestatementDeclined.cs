using NodaTime;
using Upheld.Figures.Facts;

namespace Upheld.Commitments.Contracts.Restatements;

/// <summary>A restatement was refused, or called back by whoever asked for it (<c>restatement.declined</c>). Nothing changed.</summary>
/// <param name="At">When.</param>
/// <param name="Restatement">The restatement's id.</param>
/// <param name="By">Who declined.</param>
public sealed record RestatementDeclined(Instant At, Guid Restatement, Guid By) : IFact
{
    /// <inheritdoc/>
    public static string Type => "restatement.declined";

    /// <inheritdoc/>
    public Guid? Customer => null;
}
