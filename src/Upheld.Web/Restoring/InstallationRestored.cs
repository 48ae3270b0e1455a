using NodaTime;
using Upheld.Figures.Facts;

namespace Upheld.Web.Restoring;

/// <summary>The database was put back to an earlier state.</summary>
/// <param name="At">When.</param>
/// <param name="BackupMadeAt">When the backup was made; null when the database was restored by other means.</param>
/// <param name="Backup">SHA-256 of the backup's manifest.</param>
/// <param name="Successors">Logs that go on in a successor.</param>
/// <param name="LostLogs">Logs of which nothing is left.</param>
internal sealed record InstallationRestored(Instant At, string? BackupMadeAt, string? Backup, int Successors, int LostLogs) : IFact
{
    public static string Type => "installation.restored";

    public Guid? Customer => null;
}
