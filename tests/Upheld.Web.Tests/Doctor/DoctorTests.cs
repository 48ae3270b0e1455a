using System.Text.Json;
using Microsoft.Data.Sqlite;
using NodaTime;
using Upheld.Kernel.Doctor;
using Upheld.Testing.Postgres;
using Upheld.Web.Doctor;
using Upheld.Web.Tests.CommandLine;

namespace Upheld.Web.Tests.Doctor;

public sealed class DoctorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder["data"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_new_installation_is_well_and_every_finding_has_a_code()
    {
        await UpheldCommand.SetUpAsync(Data);

        var doctor = await UpheldCommand.RunAsync("doctor", "--evidence", "--data", Data, "--language", "en");

        doctor.ExitCode.ShouldBe(0, doctor.Output);
        foreach (var code in new[] { "data.closed", "disk.fsync", "disk.space", "clock.ste", "zones.", "database.version", "database.durable", "database.migrations", "signer.agrees", "ledger.waiting", "evidence.ledger" })
        {
            doctor.Output.ShouldContain($" {code}");
        }

        doctor.Output.ShouldContain("evidence.ledger: whole (heads 1, leaves 1, logs 1)");
    }

    [Fact]
    public async Task On_postgresql_it_reads_the_servers_version_and_settings()
    {
        Assert.SkipUnless(TemporaryPostgres.IsInstalled, TemporaryPostgres.WhySkipped);
        var database = TemporaryPostgres.Shared!.CreateDatabase();
        await UpheldCommand.SetUpAsync(Data, "--database", database);

        var doctor = await UpheldCommand.RunAsync("doctor", "--evidence", "--data", Data, "--database", database);

        doctor.ExitCode.ShouldBe(0, doctor.Output);
        doctor.Output.ShouldContain("database.version: PostgreSQL 1");
        doctor.Output.ShouldContain("fsync = on, full_page_writes = on, synchronous_commit = on");
        doctor.Output.ShouldContain("evidence.ledger: whole");
    }

    [Fact]
    public async Task An_altered_row_is_told_in_the_language_asked_for_and_fails_the_command()
    {
        await UpheldCommand.SetUpAsync(Data);
        Execute("update kernel_fact set source = 'somebody'");

        var english = await UpheldCommand.RunAsync("doctor", "--evidence", "--data", Data, "--language", "en");
        var chinese = await UpheldCommand.RunAsync("doctor", "--evidence", "--json", "--data", Data, "--language", "zh");

        english.ExitCode.ShouldBe(1);
        english.Output.ShouldContain("fail  evidence.leaf_altered: upheld.example/house/log: leaf 0 (installation.setup) does not give its stored hash.");
        chinese.ExitCode.ShouldBe(1);
        var json = JsonDocument.Parse(chinese.Output).RootElement;
        json.GetProperty("level").GetString().ShouldBe("fail");
        var fault = json.GetProperty("evidence")[0].GetProperty("faults")[0];
        (fault.GetProperty("code").GetString(), fault.GetProperty("level").GetString()).ShouldBe(("evidence.leaf_altered", "fail"));
        fault.GetProperty("message").GetString().ShouldBe("upheld.example/house/log：叶子 0（installation.setup）与其存储的哈希不一致。");
    }

    [Fact]
    public async Task Without_the_signers_folder_it_says_so_and_makes_no_new_one()
    {
        await UpheldCommand.SetUpAsync(Data);
        Directory.Delete(Path.Combine(Data, "signer"), recursive: true);

        var doctor = await UpheldCommand.RunAsync("doctor", "--evidence", "--data", Data);

        doctor.ExitCode.ShouldBe(1);
        doctor.Output.ShouldContain("signer.missing");
        Directory.Exists(Path.Combine(Data, "signer")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_folder_that_others_can_enter_and_a_key_that_they_can_read_are_found()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("File modes are of Unix.");
            return;
        }

        await UpheldCommand.SetUpAsync(Data);
        File.SetUnixFileMode(Data, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(Path.Combine(Data, "signer", "ed25519.seed"), (UnixFileMode)0b110_100_100);

        var doctor = await UpheldCommand.RunAsync("doctor", "--data", Data);

        doctor.ExitCode.ShouldBe(1);
        doctor.Output.ShouldContain("warn  data.open");
        doctor.Output.ShouldContain("fail  data.secret_open");
    }

    [Fact]
    public async Task Pending_migrations_and_a_newer_database_are_told_apart()
    {
        await UpheldCommand.SetUpAsync(Data);
        Execute("insert into __EFMigrationsHistory values ('99991231235959_Later', '10.0')");
        var newer = await UpheldCommand.RunAsync("doctor", "--data", Data);
        Execute("delete from __EFMigrationsHistory");

        var pending = await UpheldCommand.RunAsync("doctor", "--data", Data);

        (newer.ExitCode, pending.ExitCode).ShouldBe((1, 0));
        newer.Output.ShouldContain("fail  database.newer");
        pending.Output.ShouldContain("warn  database.migrations");
    }

    [Fact]
    public async Task It_works_beside_a_running_server_and_without_one()
    {
        await UpheldCommand.SetUpAsync(Data);
        using var held = new FileStream(Path.Combine(Data, "upheld.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        (await UpheldCommand.RunAsync("doctor", "--evidence", "--data", Data)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_the_callers_mistake_and_is_not_made()
    {
        var doctor = await UpheldCommand.RunAsync("doctor", "--data", Data);

        doctor.ExitCode.ShouldBe(2);
        doctor.Errors.ShouldStartWith("upheld doctor: data.absent:");
        Directory.Exists(Data).ShouldBeFalse();
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_a_finding()
    {
        Directory.CreateDirectory(Data);

        var doctor = await UpheldCommand.RunAsync("doctor", "--data", Data, "--database", "Host=127.0.0.1;Port=9;Username=nobody;Database=none;Timeout=2");

        doctor.ExitCode.ShouldBe(1);
        doctor.Output.ShouldContain("fail  database.unreachable");
    }

    [Theory]
    [InlineData(0.001, FindingLevel.Warn, "disk.fsync_too_fast")]
    [InlineData(0.15, FindingLevel.Ok, "disk.fsync")]
    [InlineData(12.0, FindingLevel.Ok, "disk.fsync")]
    [InlineData(40.0, FindingLevel.Warn, "disk.fsync_slow")]
    public void A_flush_is_judged_by_what_a_disk_can_do(double milliseconds, FindingLevel level, string code)
    {
        var finding = DiskCheck.JudgeFlush(Duration.FromMilliseconds(milliseconds));

        (finding.Level, finding.Code).ShouldBe((level, code));
    }

    [Theory]
    [InlineData(100L << 20, 100L << 30, FindingLevel.Fail)]
    [InlineData(1L << 30, 10L << 30, FindingLevel.Warn)]
    [InlineData(10L << 30, 1000L << 30, FindingLevel.Warn)]
    [InlineData(100L << 30, 1000L << 30, FindingLevel.Ok)]
    public void Space_is_judged_by_what_is_left(long free, long total, FindingLevel level) => DiskCheck.JudgeSpace(free, total).Level.ShouldBe(level);

    [Fact]
    public void A_clock_that_is_set_while_one_looks_or_that_nobody_keeps_right_is_found()
    {
        ClockCheck.JudgeDrift(Duration.FromMilliseconds(3)).Level.ShouldBe(FindingLevel.Ok);
        ClockCheck.JudgeDrift(Duration.FromMilliseconds(-700)).Code.ShouldBe("clock.steps");
        ClockCheck.JudgeSynchronisation(5).Single().Code.ShouldBe("clock.unsynchronised");
        ClockCheck.JudgeSynchronisation(0).Single().Level.ShouldBe(FindingLevel.Ok);
        ClockCheck.JudgeSynchronisation(null).ShouldBeEmpty();
    }

    [Fact]
    public void Time_zone_data_are_compared_with_the_systems()
    {
        TimeZoneCheck.Judge("2026a", "2026a", hasZones: true).Level.ShouldBe(FindingLevel.Ok);
        TimeZoneCheck.Judge("2026a", "2026b", hasZones: true).Advice!.English.ShouldStartWith("Upgrade Upheld");
        TimeZoneCheck.Judge("2026b", "2026a", hasZones: true).Advice!.English.ShouldContain("tzdata");
        TimeZoneCheck.Judge("2026a", null, hasZones: false).Level.ShouldBe(FindingLevel.Fail);
    }

    [Fact]
    public void A_database_that_is_too_old_or_may_lose_commits_fails()
    {
        DatabaseCheck.JudgePostgres(140_012).Level.ShouldBe(FindingLevel.Fail);
        DatabaseCheck.JudgePostgres(150_018).Level.ShouldBe(FindingLevel.Ok);
        var finding = DatabaseCheck.JudgeDurability([("fsync", "on", true), ("synchronous_commit", "off", false)]);
        (finding.Level, finding.Code).ShouldBe((FindingLevel.Fail, "database.not_durable"));
        finding.Advice!.English.ShouldContain("synchronous_commit");
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "upheld.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
