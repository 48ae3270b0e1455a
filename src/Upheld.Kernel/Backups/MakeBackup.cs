using System.Data.Common;
using NodaTime;
using NodaTime.Text;
using Upheld.Evidence.Hashing;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ledger;

namespace Upheld.Kernel.Backups;

/// <summary>Makes a backup of the database, while a server may go on writing. The signer's folder is never part of it: who has both could rewrite history.</summary>
public sealed class MakeBackup(IDatabaseArchive archive, ILedgerStatements statements, IClock clock)
{
    /// <summary>Writes the file, which must not be there yet.</summary>
    /// <param name="path">The file. Its folder needs room for the database twice while this runs.</param>
    /// <param name="beside">Files to put beside the database: path by name.</param>
    /// <param name="program">The program's version.</param>
    /// <param name="cancellation">Leaves nothing behind.</param>
    public async Task<BackupManifest> ExecuteAsync(string path, IReadOnlyDictionary<string, string> beside, string program, CancellationToken cancellation)
    {
        var folder = path + ".parts";
        Directory.CreateDirectory(folder);
        try
        {
            BackupManifest? manifest = null;
            await archive.ExportAsync(folder, connection => manifest = Describe(connection, program), cancellation);
            foreach (var (name, file) in beside)
            {
                File.Copy(file, Path.Combine(folder, name));
            }

            manifest = manifest! with { Files = await BackupFile.DescribeAsync(folder, cancellation) };
            await BackupFile.WriteAsync(path, manifest, folder, cancellation);
            return manifest;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private BackupManifest Describe(DbConnection connection, string program) => new()
    {
        Version = BackupManifest.CurrentVersion,
        Program = program,
        MadeAt = InstantPattern.ExtendedIso.Format(clock.GetCurrentInstant()),
        Database = archive.Name,
        Host = statements.ReadHost(connection),
        Migration = (string)connection.Scalar(null, "select max(\"MigrationId\") from \"__EFMigrationsHistory\"")!,
        Facts = connection.Scalar(null, "select max(seq) from kernel_fact") as long? ?? 0,
        Waiting = (long)connection.Scalar(null, "select count(*) from kernel_fact where seq is null")!,
        Logs = [.. statements.ReadAllLogs(connection).Select(l => new BackupLog(l.Origin, l.Generation, l.Size, new Hash256(l.Root).ToString(), l.SignedSize, l.Checkpoint))],
        Files = [],
    };
}
