using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Upheld.Kernel;
using Upheld.Kernel.Backups;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ledger;
using Upheld.Kernel.Ledger.Successors;
using Upheld.Kernel.Results;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Settings;
using Upheld.Kernel.Signing;
using Upheld.Kernel.Slices;
using Upheld.Web.Hosting;

namespace Upheld.Web.Restoring;

/// <summary>Puts a backup in the database's place, lets the logs that the signer knows further go on in successors, and drafts what to tell whom.</summary>
internal sealed class RestoreInstallation(
    ServerSettings settings, KernelSettings kernel, IDatabaseArchive archive, IServiceProvider services, SliceRunner slices, IClock clock)
{
    private const string Staging = "restore.parts";

    /// <summary>Restores a file; the caller holds the data folder's lock.</summary>
    public async Task<Result<RestoreReport>> FromFileAsync(string path, bool isNewSigner, CancellationToken cancellation)
    {
        var folder = Path.Combine(settings.Data.Root, Staging);
        Clear(folder);
        Directory.CreateDirectory(folder);
        try
        {
            var read = await BackupFile.ExtractAsync(path, folder, cancellation);
            if (!read.IsOk)
            {
                return read.Error;
            }

            var manifest = read.Value;
            if (await RefusalAsync(manifest, isNewSigner, cancellation) is { } refusal)
            {
                return refusal;
            }

            var aside = Path.Combine(settings.Data.Root, $"before-restore-{Stamp()}");
            await using (var scope = services.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<UpheldDb>();
                if (db.Database.GetMigrations().All(m => m != manifest.Migration))
                {
                    return new Error(ErrorKind.Invalid, "restore.newer", $"The backup was made by a newer program ({manifest.Program}, migration {manifest.Migration}). Restore it with that one.");
                }

                var put = await archive.ImportAsync(folder, manifest.Migration, aside, db, cancellation);
                if (!put.IsOk)
                {
                    return put.Error;
                }
            }

            RestorePolicy(folder);
            return await CarryOnAsync(manifest, Directory.Exists(aside) ? aside : null, isNewSigner);
        }
        finally
        {
            Clear(folder);
        }
    }

    /// <summary>After the database was restored by other means: a snapshot of the disk, PostgreSQL's own recovery.</summary>
    public Task<Result<RestoreReport>> InPlaceAsync(bool isNewSigner) => CarryOnAsync(null, null, isNewSigner);

    /// <summary>From here on the database is the old one, and there is no way back that would lose less: it is not stopped any more.</summary>
    private async Task<Result<RestoreReport>> CarryOnAsync(BackupManifest? manifest, string? aside, bool isNewSigner)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<UpheldDb>().Database.MigrateAsync(CancellationToken.None);
        }

        var declared = await services.GetRequiredService<DeclareSuccessors>().ExecuteAsync(isNewSigner, CancellationToken.None);
        if (!declared.IsOk)
        {
            return declared.Error;
        }

        var report = declared.Value;
        var isCut = report.Successors.Count > 0 || report.Lost.Count > 0;
        var host = await slices.RunAsync<UpheldDb, string?>(
            Scope.Installation("a restore is written down"),
            async db =>
            {
                if (manifest is not null || isCut)
                {
                    db.Record(new InstallationRestored(clock.GetCurrentInstant(), manifest?.MadeAt, HashOf(manifest), report.Successors.Count, report.Lost.Count));
                    await db.SaveChangesAsync(CancellationToken.None);
                }

                return await new InstallationSettings(db).HostAsync(CancellationToken.None);
            },
            CancellationToken.None);
        await services.GetRequiredService<ILedgerWriter>().DrainAsync(CancellationToken.None);
        return new RestoreReport(manifest, aside, report, isCut ? await WriteNoticeAsync(report, host ?? "", manifest?.MadeAt) : null);
    }

    private async Task<string> WriteNoticeAsync(SuccessionReport report, string host, string? madeAt)
    {
        var folder = Path.Combine(settings.Data.Root, "notices");
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"restore-{Stamp()}.md");
        await File.WriteAllTextAsync(path, RestoreNotice.Write(report, host, madeAt, clock.GetCurrentInstant()), CancellationToken.None);
        return path;
    }

    private async Task<Error?> RefusalAsync(BackupManifest manifest, bool isNewSigner, CancellationToken cancellation)
    {
        if (manifest.Database != archive.Name)
        {
            return new Error(
                ErrorKind.Invalid,
                "restore.other_database",
                $"The backup is of a {manifest.Database} database and this installation uses {archive.Name}. {(manifest.Database == "postgres" ? "Name the PostgreSQL database with --database." : "Leave --database out.")}");
        }

        // Only what is there is asked: a signer without a key would make a new one.
        var heads = File.Exists(kernel.SignerKeyFile) ? await services.GetRequiredService<ISigner>().HeadsAsync(cancellation) : [];
        if (heads.Count == 0 && !isNewSigner && manifest.Logs.Any(l => l.Checkpoint is not null))
        {
            return new Error(
                ErrorKind.Conflict,
                "restore.signer_missing",
                $"The logs of the backup are signed, and the signer in {settings.Data.Signer} has signed nothing. Put your copy of that installation's signer folder in its place; "
                + "if it is lost for good, say --new-signer: every log then goes on in a successor under a new key.");
        }

        return heads.Count > 0 && heads.All(h => !h.Origin.StartsWith(manifest.Host + "/", StringComparison.Ordinal))
            ? new Error(
                ErrorKind.Conflict,
                "restore.other_installation",
                $"The backup is of {manifest.Host}, the signer in {settings.Data.Signer} is of {heads[0].Origin.Split('/')[0]}. Restore into that installation's own data folder.")
            : null;
    }

    /// <summary>The policy of the backup, unless there is one: an operator may have changed it since for a reason.</summary>
    private void RestorePolicy(string folder)
    {
        var saved = Path.Combine(folder, Path.GetFileName(settings.Data.NetworkPolicy));
        if (File.Exists(saved) && !File.Exists(settings.Data.NetworkPolicy))
        {
            File.Move(saved, settings.Data.NetworkPolicy);
        }
    }

    private string Stamp() => InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmssfff'Z'").Format(clock.GetCurrentInstant());

    private static string? HashOf(BackupManifest? manifest) => manifest is null ? null : Convert.ToHexStringLower(SHA256.HashData(manifest.ToBytes()));

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>What a restore did.</summary>
/// <param name="Backup">The backup; null when the database was restored by other means.</param>
/// <param name="Aside">Where the database before lies now; null when there was none.</param>
/// <param name="Logs">What became of the logs.</param>
/// <param name="Notice">The file with the drafts; null when nobody has to be told anything.</param>
internal sealed record RestoreReport(BackupManifest? Backup, string? Aside, SuccessionReport Logs, string? Notice);
