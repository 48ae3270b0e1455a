using NodaTime;
using Upheld.Kernel.Database;
using Upheld.Kernel.Doctor;

namespace Upheld.Kernel.Ledger.Checks;

/// <summary>Facts are numbered within a second; one that waits longer waits for a reason.</summary>
internal sealed class WaitingCheck(IDatabaseProvider database, IClock clock) : IDoctorCheck
{
    private static readonly Duration TooLong = Duration.FromMinutes(1);
    private static readonly Duration Tolerance = Duration.FromSeconds(2);

    public bool NeedsDatabase => true;

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenReaderAsync(cancellation);
        var now = clock.GetCurrentInstant();
        return [Waiting(connection, now), .. Clock(connection, now)];
    }

    private static Finding Waiting(System.Data.Common.DbConnection connection, Instant now)
    {
        using var command = connection.Command(null, "select count(*), min(recorded_at) from kernel_fact where seq is null");
        using var reader = command.ExecuteReader();
        reader.Read();
        var (count, age) = (reader.GetInt64(0), reader.IsDBNull(1) ? Duration.Zero : now - Instant.FromUnixTimeMilliseconds(reader.GetInt64(1)));
        return age <= TooLong
            ? Finding.Ok("ledger.waiting", $"Facts that wait for their number: {count}.", $"等待编号的事实：{count} 条。")
            : Finding.Warn(
                "ledger.waiting",
                new Wording($"Facts that wait for their number: {count}, the oldest for {(long)age.TotalSeconds} s.", $"等待编号的事实：{count} 条，最久已等待 {(long)age.TotalSeconds} 秒。"),
                new Wording(
                    "Start the server. If it runs, its log says why it does not number them: no set-up yet, a log that the signer refuses, or a fact that makes no leaf.",
                    "请启动服务器。若已在运行，其日志会说明原因：尚未初始化、签名器拒绝某个日志，或某条事实无法组成叶子。"));
    }

    /// <summary>A clock that was set back makes new facts look older than those before them.</summary>
    private static IEnumerable<Finding> Clock(System.Data.Common.DbConnection connection, Instant now)
    {
        if (connection.Scalar(null, "select recorded_at from kernel_fact where seq = (select max(seq) from kernel_fact)") is long newest
            && Instant.FromUnixTimeMilliseconds(newest) - now is var ahead && ahead > Tolerance)
        {
            yield return Finding.Fail(
                "clock.behind_facts",
                new Wording(
                    $"The newest fact was recorded {(long)ahead.TotalSeconds} s after this machine's present time: the clock is behind, or was ahead.",
                    $"最新事实的记录时间比本机当前时间晚 {(long)ahead.TotalSeconds} 秒：时钟偏慢，或曾经偏快。"),
                new Wording("Set the clock by NTP before you start the server.", "启动服务器前请通过 NTP 校准时钟。"));
        }
    }
}
