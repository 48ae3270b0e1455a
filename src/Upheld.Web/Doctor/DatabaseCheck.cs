using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Upheld.Kernel.Database;
using Upheld.Kernel.Doctor;

namespace Upheld.Web.Doctor;

/// <summary>The database: reachable, recent enough, of this program's version, and set so that what it has committed survives a power cut.</summary>
internal sealed class DatabaseCheck(IDatabaseProvider database, IServiceScopeFactory services)
{
    internal const int OldestPostgres = 15;

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await database.OpenReaderAsync(cancellation);
            var settings = database.Name == "sqlite" ? Sqlite(connection) : Postgres(connection);
            return [.. settings, await MigrationsAsync(cancellation)];
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException)
        {
            return [Finding.Fail(
                "database.unreachable",
                new Wording($"The database does not answer: {e.Message}", $"数据库无响应：{e.Message}"),
                new Wording("Check that it runs, that the connection string (--database) is right, and that this user may connect.", "请检查数据库是否运行、连接字符串（--database）是否正确、该用户是否有权连接。"))];
        }
    }

    internal static Finding JudgePostgres(int version) => version / 10_000 >= OldestPostgres
        ? Finding.Ok("database.version", $"PostgreSQL {version / 10_000} answers.", $"PostgreSQL {version / 10_000} 运行正常。")
        : Finding.Fail(
            "database.version",
            new Wording($"PostgreSQL {version / 10_000} is too old.", $"PostgreSQL {version / 10_000} 版本过旧。"),
            new Wording($"Upgrade to PostgreSQL {OldestPostgres} or later.", $"请升级到 PostgreSQL {OldestPostgres} 或更高版本。"));

    internal static Finding JudgeDurability(IReadOnlyList<(string Setting, string Value, bool IsSafe)> settings)
    {
        var all = string.Join(", ", settings.Select(s => $"{s.Setting} = {s.Value}"));
        return settings.All(s => s.IsSafe)
            ? Finding.Ok("database.durable", $"A commit reaches the disk ({all}).", $"提交会落盘（{all}）。")
            : Finding.Fail(
                "database.not_durable",
                new Wording($"A power cut may lose what was committed ({all}).", $"断电可能丢失已提交的数据（{all}）。"),
                new Wording(
                    $"Mend {string.Join(", ", settings.Where(s => !s.IsSafe).Select(s => s.Setting))}: on PostgreSQL all three must be on.",
                    $"请修正 {string.Join("、", settings.Where(s => !s.IsSafe).Select(s => s.Setting))}：在 PostgreSQL 上三者都必须为 on。"));
    }

    private static IEnumerable<Finding> Sqlite(DbConnection connection)
    {
        var journal = (string)connection.Scalar(null, "pragma journal_mode")!;
        var synchronous = (long)connection.Scalar(null, "pragma synchronous")!;
        var version = (string)connection.Scalar(null, "select sqlite_version()")!;
        return
        [
            Finding.Ok("database.version", $"SQLite {version} answers.", $"SQLite {version} 运行正常。"),
            JudgeDurability([("journal_mode", journal, journal == "wal"), ("synchronous", synchronous.ToString(CultureInfo.InvariantCulture), synchronous >= 2)]),
        ];
    }

    private static IEnumerable<Finding> Postgres(DbConnection connection)
    {
        var version = int.Parse((string)connection.Scalar(null, "show server_version_num")!, CultureInfo.InvariantCulture);
        return [JudgePostgres(version), JudgeDurability([Setting("fsync"), Setting("full_page_writes"), Setting("synchronous_commit")])];

        (string, string, bool) Setting(string name)
        {
            var value = (string)connection.Scalar(null, $"show {name}")!;
            return (name, value, value != "off");
        }
    }

    private async Task<Finding> MigrationsAsync(CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UpheldDb>().Database;
        var (known, applied) = (db.GetMigrations().ToList(), (await db.GetAppliedMigrationsAsync(cancellation)).ToList());
        if (applied.Except(known).FirstOrDefault() is { } newer)
        {
            return Finding.Fail(
                "database.newer",
                new Wording($"The database was made by a newer program (migration {newer}).", $"数据库由更新版本的程序创建（迁移 {newer}）。"),
                new Wording("Run the newer program, or restore a backup made before the upgrade.", "请运行新版程序，或恢复升级前的备份。"));
        }

        return known.Count == applied.Count
            ? Finding.Ok("database.migrations", "The database is of this program's version.", "数据库版本与程序一致。")
            : Finding.Warn(
                "database.migrations",
                new Wording($"{known.Count - applied.Count} migrations are pending.", $"有 {known.Count - applied.Count} 个迁移待执行。"),
                new Wording("They are applied at the next start of the server. Make a backup before: 'upheld backup FILE'.", "服务器下次启动时会执行。请先备份：upheld backup FILE。"));
    }
}
