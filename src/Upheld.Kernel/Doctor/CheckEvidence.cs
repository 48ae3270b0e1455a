using System.Data.Common;
using Upheld.Kernel.Database;
using Upheld.Kernel.Signing;

namespace Upheld.Kernel.Doctor;

/// <summary>Runs every evidence check on one consistent state of the database, also while a server writes.</summary>
public sealed class CheckEvidence(IDatabaseProvider database, ISigner signer, IEnumerable<IEvidenceCheck> checks)
{
    private readonly bool _isSqlite = database.Name == "sqlite";

    /// <summary>Checks everything.</summary>
    public async Task<IReadOnlyList<EvidenceResult>> ExecuteAsync(CancellationToken cancellation)
    {
        var heads = await signer.HeadsAsync(cancellation); // before the state: a signer signs only what is committed
        await using var connection = await database.OpenReaderAsync(cancellation);
        connection.Execute(null, _isSqlite ? "begin" : "begin isolation level repeatable read, read only");
        try
        {
            return Check(connection, heads, cancellation);
        }
        finally
        {
            connection.Execute(null, "rollback");
        }
    }

    /// <summary>Checks what a connection sees, inside whatever transaction it has.</summary>
    public IReadOnlyList<EvidenceResult> Check(DbConnection connection, IReadOnlyList<SignerHead> heads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var snapshot = new EvidenceSnapshot(connection, _isSqlite, signer, heads);
        return [.. checks.Select(check => Run(check, snapshot, cancellation))];
    }

    private static EvidenceResult Run(IEvidenceCheck check, EvidenceSnapshot snapshot, CancellationToken cancellation)
    {
        var findings = new EvidenceFindings();
        try
        {
            check.Check(snapshot, findings, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            findings.Fault("evidence.unreadable", $"The check '{check.Name}' could not go on: {e.Message}", $"检查“{check.Name}”无法继续：{e.Message}");
        }

        return new EvidenceResult(check.Name, findings);
    }
}

/// <summary>What one check found.</summary>
/// <param name="Check">Its name.</param>
/// <param name="Findings">What it counted and found.</param>
public sealed record EvidenceResult(string Check, EvidenceFindings Findings);
