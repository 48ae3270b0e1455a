using System.Formats.Tar;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Keys;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Policies;
using Upheld.Evidence.Receipts;
using Upheld.Kernel.Backups;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ledger.ReadApi;
using Upheld.Kernel.Signing;
using Upheld.Testing.Postgres;
using Upheld.Web.Tests.CommandLine;

namespace Upheld.Web.Tests.Restoring;

public sealed class BackupTests : IDisposable
{
    private static readonly Guid Acme = new("01980000-0000-7000-8000-000000000001");
    private static readonly Guid Bolt = new("01980000-0000-7000-8000-000000000002");

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Databases => TemporaryPostgres.IsInstalled ? ["sqlite", "postgres"] : ["sqlite"];

    private string Data => _folder["data"];

    private string Backup => _folder["backup.tar"];

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Databases))]
    public async Task After_a_restore_the_cut_log_goes_on_in_a_successor_and_old_receipts_hold_over_the_seam(string provider)
    {
        var options = Options(provider);
        await UpheldCommand.SetUpAsync(Data, options);
        Receipt kept, lost;
        string origin, key;
        await using (var upheld = await Installation.OpenAsync(Data, options))
        {
            var before = await upheld.RecordAsync(Acme, 300);
            await upheld.DrainAsync();
            (kept, origin) = (await ReceiptAsync(upheld, before[42]), await OriginAsync(upheld, Acme, 1));
            (await UpheldCommand.RunAsync(["backup", Backup, "--data", Data, .. options])).ExitCode.ShouldBe(0);
            var after = await upheld.RecordAsync(Acme, 12);
            await upheld.RecordAsync(Bolt, 2);
            await upheld.DrainAsync();
            (lost, key) = (await ReceiptAsync(upheld, after[11]), upheld.Services.GetRequiredService<ISigner>().VerifierKey(origin));
        }

        var target = provider == "postgres" ? Options(provider) : options; // a database is never overwritten
        var restored = await UpheldCommand.RunAsync(["restore", Backup, "--data", Data, "--language", "en", .. target]);

        restored.ExitCode.ShouldBe(0, restored.Errors);
        restored.Output.ShouldContain($"{origin} goes on as {origin.Replace("/log", "/2/log")}; lost: {origin} [300, 312).");
        restored.Output.ShouldContain("is lost altogether: [0, 2).");
        var notice = await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(Data, "notices")).Single());
        notice.ShouldContain($"customer · 客户 {Acme}");
        notice.ShouldContain("indexes 300 to 311 (12)");
        notice.ShouldContain("索引 300 至 311（共 12 条）");
        var doctor = await UpheldCommand.RunAsync(["doctor", "--evidence", "--data", Data, .. target]);
        doctor.ExitCode.ShouldBe(0, doctor.Output);

        await using var again = await Installation.OpenAsync(Data, target);
        var recorded = await again.RecordAsync(Acme, 5);
        await again.DrainAsync();
        var successor = await OriginAsync(again, Acme, 2);
        var first = await ReceiptAsync(again, await FirstAsync(again, successor));

        // What a holder of the old receipts does: the key pinned in the contract is that of the old log, and the first leaf of the new one leads over the seam.
        var seam = Seam.Read(successor, [Leaf.Parse(first.Extra!.Value.Span), Leaf.Parse((await ReceiptAsync(again, recorded[0])).Extra!.Value.Span)]);
        var policy = seam.Cross(TrustPolicy.OfLogs(VerifierKey.Parse(key)));
        first.Verify(first.Extra!.Value.Span, policy).Checkpoint.Size.ShouldBe(6);
        first.Index.ShouldBe(0);
        var succession = seam.Successions.ShouldHaveSingleItem();
        (succession.Checkpoint.Origin, succession.Checkpoint.Size, succession.LostFrom, succession.LostTo).ShouldBe((origin, 312, 300, 312));
        foreach (var receipt in new[] { kept, lost })
        {
            var head = receipt.Verify(receipt.Extra!.Value.Span, policy).Checkpoint;
            head.Origin.ShouldBe(origin);
            seam.Continues(head).ShouldBe(true);
        }

        (lost.Head.ToString(), lost.Index).ShouldBe((succession.Head.ToString(), 311)); // the lost entry is under the very head that the successor names
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_backup_made_while_facts_are_recorded_is_one_state_that_the_doctor_finds_whole(string provider)
    {
        var options = Options(provider);
        await UpheldCommand.SetUpAsync(Data, options);
        await using (var upheld = await Installation.OpenAsync(Data, options))
        {
            using var stop = new CancellationTokenSource();
            var writing = Task.Run(async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await upheld.RecordAsync(Acme, 10);
                    await upheld.DrainAsync();
                }
            });
            await Task.Delay(200);
            (await UpheldCommand.RunAsync(["backup", Backup, "--data", Data, .. options])).ExitCode.ShouldBe(0);
            await stop.CancelAsync();
            await writing;
        }

        var target = provider == "postgres" ? Options(provider) : options;
        (await UpheldCommand.RunAsync(["restore", Backup, "--data", Data, .. target])).ExitCode.ShouldBe(0);

        var manifest = await ManifestAsync();
        var doctor = await UpheldCommand.RunAsync(["doctor", "--evidence", "--data", Data, .. target]);
        doctor.ExitCode.ShouldBe(0, doctor.Output);
        manifest.Facts.ShouldBeGreaterThan(0);
        manifest.Logs.Sum(l => l.Size).ShouldBe(manifest.Facts);
        (await FactsAsync(target)).ShouldBeGreaterThanOrEqualTo(manifest.Facts + manifest.Waiting);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Restored_when_nothing_has_happened_since_no_log_is_cut(string provider)
    {
        var options = Options(provider);
        await UpheldCommand.SetUpAsync(Data, options);
        (await UpheldCommand.RunAsync(["backup", Backup, "--data", Data, .. options])).ExitCode.ShouldBe(0);

        var target = provider == "postgres" ? Options(provider) : options;
        var restored = await UpheldCommand.RunAsync(["restore", Backup, "--data", Data, "--language", "zh", .. target]);

        restored.ExitCode.ShouldBe(0, restored.Errors);
        restored.Output.ShouldContain("没有日志被截断");
        Directory.Exists(Path.Combine(Data, "notices")).ShouldBeFalse();
        (await FactsAsync(target)).ShouldBe(2); // the set-up and the restore
    }

    [Fact]
    public async Task A_database_put_back_by_hand_is_noticed_and_mended_in_place()
    {
        await UpheldCommand.SetUpAsync(Data);
        var database = Path.Combine(Data, "upheld.db");
        await using (var upheld = await Installation.OpenAsync(Data))
        {
            await upheld.RecordAsync(Acme, 10);
            await upheld.DrainAsync();
        }

        File.Copy(database, _folder["copy.db"]);
        await using (var upheld = await Installation.OpenAsync(Data))
        {
            await upheld.RecordAsync(Acme, 10);
            await upheld.DrainAsync();
        }

        File.Copy(_folder["copy.db"], database, overwrite: true);
        await using (var upheld = await Installation.OpenAsync(Data))
        {
            await upheld.RecordAsync(Acme, 1);
            await upheld.DrainAsync(); // waits: the log stands still
        }

        var doctor = await UpheldCommand.RunAsync("doctor", "--data", Data);
        var mended = await UpheldCommand.RunAsync("restore", "--in-place", "--json", "--data", Data);
        var after = await UpheldCommand.RunAsync("doctor", "--evidence", "--data", Data);

        doctor.ExitCode.ShouldBe(1);
        doctor.Output.ShouldContain("fail  signer.ahead");
        doctor.Output.ShouldContain("upheld restore --in-place");
        mended.ExitCode.ShouldBe(0, mended.Errors);
        mended.Output.ShouldContain("\"from\": 10");
        after.ExitCode.ShouldBe(0, after.Output);
        await using var again = await Installation.OpenAsync(Data);
        (await OriginAsync(again, Acme, 2)).ShouldEndWith("/2/log");
    }

    [Fact]
    public async Task While_a_server_runs_nothing_is_restored()
    {
        await UpheldCommand.SetUpAsync(Data);
        await UpheldCommand.RunAsync("backup", Backup, "--data", Data);
        using var server = new FileStream(Path.Combine(Data, "upheld.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var restored = await UpheldCommand.RunAsync("restore", Backup, "--data", Data);

        restored.ExitCode.ShouldBe(3);
        restored.Errors.ShouldStartWith("upheld restore: data.locked:");
    }

    [Fact]
    public async Task A_backup_holds_nothing_of_the_signer_nor_of_the_sign_in_keys_and_is_readable_by_its_owner_alone()
    {
        await UpheldCommand.SetUpAsync(Data);
        Directory.CreateDirectory(Path.Combine(Data, "keys"));
        await File.WriteAllTextAsync(Path.Combine(Data, "keys", "key-1.xml"), "<key/>");
        await File.WriteAllTextAsync(Path.Combine(Data, "network-policy.yaml"), "version: 1\n");

        await UpheldCommand.RunAsync("backup", Backup, "--data", Data);

        await using var file = File.OpenRead(Backup);
        await using var tar = new TarReader(file);
        var names = new List<string>();
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            names.Add(entry.Name);
        }

        names.ShouldBe(["manifest.json", "network-policy.yaml", "upheld.db", "manifest.sha256"]);
        var seed = await File.ReadAllBytesAsync(Path.Combine(Data, "signer", "ed25519.seed"));
        (await File.ReadAllBytesAsync(Backup)).AsSpan().IndexOf(seed).ShouldBe(-1);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Backup).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).ShouldBe(["data", "backup.tar"], ignoreOrder: true);
        (await UpheldCommand.RunAsync("backup", Backup, "--data", Data)).Errors.ShouldContain("backup.file_exists");
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_changes_nothing()
    {
        await UpheldCommand.SetUpAsync(Data);
        await UpheldCommand.RunAsync("backup", Backup, "--data", Data);
        var good = await File.ReadAllBytesAsync(Backup);
        var random = new Random(1);
        var before = await FactsAsync([]);

        for (var i = 0; i < 40; i++)
        {
            var bad = good.ToArray();
            var at = i < 15 ? random.Next(4096) : random.Next(bad.Length - 2048); // headers and manifest more often; not the zeros at the end
            bad[at] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(Backup, bad);
            var restored = await UpheldCommand.RunAsync("restore", Backup, "--data", Data);
            if (restored.ExitCode == 0)
            {
                // A bit of tar's own padding, times or names of owners: what was restored is still what the manifest says.
                (await UpheldCommand.RunAsync("doctor", "--evidence", "--data", Data)).ExitCode.ShouldBe(0, $"byte {at}");
                continue;
            }

            restored.ExitCode.ShouldBe(2, $"byte {at}: {restored.Errors}");
            restored.Errors.ShouldContain("restore.");
        }

        await File.WriteAllBytesAsync(Backup, good[..(good.Length / 2)]);
        (await UpheldCommand.RunAsync("restore", Backup, "--data", Data)).Errors.ShouldContain("restore.damaged");
        await File.WriteAllTextAsync(Backup, "hello");
        (await UpheldCommand.RunAsync("restore", Backup, "--data", Data)).Errors.ShouldContain("restore.not_a_backup");
        (await FactsAsync([])).ShouldBeGreaterThanOrEqualTo(before);
    }

    [Fact]
    public async Task A_backup_that_names_files_elsewhere_writes_nothing_there()
    {
        await UpheldCommand.SetUpAsync(Data);
        await UpheldCommand.RunAsync("backup", Backup, "--data", Data);
        var manifest = await ManifestAsync();
        File.Delete(Backup);
        var content = Encoding.UTF8.GetBytes("#!/bin/sh\n");
        await using (var tar = new TarWriter(File.Create(Backup), TarEntryFormat.Pax, leaveOpen: false))
        {
            var evil = manifest with { Files = [new BackupEntry("../evil", content.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)))] };
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "manifest.json") { DataStream = new MemoryStream(evil.ToBytes()) });
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "../evil") { DataStream = new MemoryStream(content) });
        }

        var restored = await UpheldCommand.RunAsync("restore", Backup, "--data", Data);

        restored.Errors.ShouldContain("restore.damaged");
        File.Exists(Path.Combine(Data, "evil")).ShouldBeFalse();
        (await FactsAsync([])).ShouldBe(1);
    }

    [Fact]
    public async Task On_another_machine_the_signers_folder_is_asked_for_before_anything_is_changed()
    {
        await UpheldCommand.SetUpAsync(Data);
        await UpheldCommand.RunAsync("backup", Backup, "--data", Data);
        var other = _folder["other"];

        var without = await UpheldCommand.RunAsync("restore", Backup, "--data", other);
        without.ExitCode.ShouldBe(3);
        without.Errors.ShouldContain("restore.signer_missing");
        File.Exists(Path.Combine(other, "upheld.db")).ShouldBeFalse();
        Directory.Exists(Path.Combine(other, "signer")).ShouldBeFalse();

        CopyFolder(Path.Combine(Data, "signer"), Path.Combine(other, "signer"));
        (await UpheldCommand.RunAsync("restore", Backup, "--data", other)).ExitCode.ShouldBe(0);
        (await UpheldCommand.RunAsync("doctor", "--evidence", "--data", other)).ExitCode.ShouldBe(0);

        var third = _folder["third"];
        var lost = await UpheldCommand.RunAsync("restore", Backup, "--new-signer", "--data", third);
        lost.ExitCode.ShouldBe(0, lost.Errors);
        lost.Output.ShouldContain("upheld.example/house/log goes on as upheld.example/house/2/log");
        (await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(third, "notices")).Single())).ShouldContain("compare it with us by telephone");
        (await UpheldCommand.RunAsync("doctor", "--evidence", "--data", third)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_backup_goes_back_into_its_own_installation_and_kind_of_database_only()
    {
        await UpheldCommand.SetUpAsync(Data);
        await UpheldCommand.RunAsync("backup", Backup, "--data", Data);
        var other = _folder["other"];
        (await UpheldCommand.RunWithInputAsync("a-long-password\n", "setup", "--data", other, "--host", "other.example", "--email", "a@b.example")).ExitCode.ShouldBe(0);

        (await UpheldCommand.RunAsync("restore", Backup, "--data", other)).Errors.ShouldContain("restore.other_installation");

        Assert.SkipUnless(TemporaryPostgres.IsInstalled, TemporaryPostgres.WhySkipped);
        var postgres = Options("postgres");
        (await UpheldCommand.RunAsync(["restore", Backup, "--data", Data, .. postgres])).Errors.ShouldContain("restore.other_database");
    }

    [Fact]
    public async Task A_postgresql_database_that_holds_something_is_not_overwritten()
    {
        Assert.SkipUnless(TemporaryPostgres.IsInstalled, TemporaryPostgres.WhySkipped);
        var options = Options("postgres");
        await UpheldCommand.SetUpAsync(Data, options);
        await UpheldCommand.RunAsync(["backup", Backup, "--data", Data, .. options]);

        var restored = await UpheldCommand.RunAsync(["restore", Backup, "--data", Data, .. options]);

        restored.ExitCode.ShouldBe(3);
        restored.Errors.ShouldContain("restore.database_not_empty");
        (await FactsAsync(options)).ShouldBe(1);
    }

    [Fact]
    public async Task What_lay_in_the_databases_place_is_moved_aside()
    {
        await UpheldCommand.SetUpAsync(Data);
        await UpheldCommand.RunAsync("backup", Backup, "--data", Data);

        await UpheldCommand.RunAsync("restore", Backup, "--data", Data);

        var aside = Directory.GetDirectories(Data, "before-restore-*").Single();
        File.Exists(Path.Combine(aside, "upheld.db")).ShouldBeTrue();
    }

    private static string[] Options(string provider) => provider == "postgres" ? ["--database", TemporaryPostgres.Shared!.CreateDatabase()] : [];

    private static async Task<Receipt> ReceiptAsync(Installation upheld, Guid fact) => (await upheld.InScopeAsync(async db =>
        await new BuildReceipt(db, upheld.Services.GetRequiredService<IDatabaseProvider>(), upheld.Services.GetRequiredService<Kernel.Ledger.ILedgerStatements>())
            .ExecuteAsync(fact, CancellationToken.None))).Value;

    private static Task<string> OriginAsync(Installation upheld, Guid customer, int generation) =>
        ScalarAsync<string>(upheld, $"select origin from kernel_log where customer = {Literal(upheld, customer)} and generation = {generation}");

    private static async Task<Guid> FirstAsync(Installation upheld, string origin) => await ScalarAsync<object>(
        upheld, $"select f.id from kernel_fact f join kernel_log l on l.id = f.log where f.idx = 0 and l.origin = '{origin}'") switch
        {
            byte[] bytes => new Guid(bytes, bigEndian: true),
            var id => (Guid)id,
        };

    private static string Literal(Installation upheld, Guid id) =>
        upheld.Services.GetRequiredService<IDatabaseProvider>().Name == "sqlite" ? $"x'{Convert.ToHexString(id.ToByteArray(bigEndian: true))}'" : $"'{id}'";

    private static async Task<T> ScalarAsync<T>(Installation upheld, string sql)
    {
        await using var reader = await upheld.Services.GetRequiredService<IDatabaseProvider>().OpenReaderAsync(CancellationToken.None);
        return (T)reader.Scalar(null, sql)!;
    }

    private async Task<long> FactsAsync(string[] options)
    {
        await using var upheld = await Installation.OpenAsync(Data, options);
        return await ScalarAsync<long>(upheld, "select count(*) from kernel_fact");
    }

    private async Task<BackupManifest> ManifestAsync()
    {
        await using var file = File.OpenRead(Backup);
        await using var tar = new TarReader(file);
        using var bytes = new MemoryStream();
        await (await tar.GetNextEntryAsync())!.DataStream!.CopyToAsync(bytes);
        return BackupManifest.Parse(bytes.ToArray());
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
