using System.Data.Common;
using NodaTime;
using NodaTime.Text;
using Upheld.Kernel.Database;
using Upheld.Kernel.Doctor;

namespace Upheld.Kernel.Jobs;

/// <summary>Runs of jobs that were missed or failed lately: they are never made up for in silence, so somebody has to see them.</summary>
internal sealed class JobsCheck(IDatabaseProvider database, IClock clock) : IDoctorCheck
{
    private static readonly Duration Lately = Duration.FromDays(7);

    public bool NeedsDatabase => true;

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenReaderAsync(cancellation);
        var since = (clock.GetCurrentInstant() - Lately).ToUnixTimeMilliseconds();
        List<Finding> found = [.. Missed(connection, since), .. Failed(connection, since)];
        return found is [] ? [Finding.Ok("jobs", "No run of a job was missed or failed in the last seven days.", "最近七天内没有错过或失败的作业。")] : found;
    }

    private static List<Finding> Missed(DbConnection connection, long since) => Rows(
        connection,
        "select job, sum(times), min(due_at) from kernel_job_run where outcome = 'Missed' and due_at >= @since group by job order by job",
        since,
        reader => Finding.Warn(
            "jobs.missed",
            new Wording(
                $"Job {reader.GetString(0)}: {reader.GetInt64(1)} runs were missed in the last seven days, since {At(reader, 2)}.",
                $"作业 {reader.GetString(0)}：最近七天内错过 {reader.GetInt64(1)} 次运行，自 {At(reader, 2)} 起。"),
            new Wording("Nobody was there to run it: the server was off or hung. It runs again at its next time; nothing is made up for.", "当时服务器未运行或无响应。作业将在下一个计划时间运行，错过的不会补做。")));

    private static List<Finding> Failed(DbConnection connection, long since) => Rows(
        connection,
        "select r.job, count(*), max(r.due_at), (select m.message from kernel_job_run m where m.job = r.job and m.outcome = 'Failed' order by m.due_at desc limit 1) "
        + "from kernel_job_run r where r.outcome = 'Failed' and r.due_at >= @since group by r.job order by r.job",
        since,
        reader => Finding.Warn(
            "jobs.failed",
            new Wording(
                $"Job {reader.GetString(0)}: {reader.GetInt64(1)} runs failed in the last seven days, the last one due {At(reader, 2)}: {reader.GetString(3)}",
                $"作业 {reader.GetString(0)}：最近七天内失败 {reader.GetInt64(1)} 次，最近一次应于 {At(reader, 2)} 运行：{reader.GetString(3)}"),
            new Wording("Mend what the message names; the job runs again at its next time.", "请处理消息所述问题；作业将在下一个计划时间再次运行。")));

    private static List<Finding> Rows(DbConnection connection, string sql, long since, Func<DbDataReader, Finding> read)
    {
        using var command = connection.Command(null, sql, ("@since", since));
        using var reader = command.ExecuteReader();
        var rows = new List<Finding>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static string At(DbDataReader reader, int column) => InstantPattern.General.Format(Instant.FromUnixTimeMilliseconds(reader.GetInt64(column)));
}
