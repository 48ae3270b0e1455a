using Upheld.Kernel.Doctor;
using Upheld.Kernel.Signing;
using Upheld.Web.Hosting;

namespace Upheld.Web.Doctor;

/// <summary>Runs all checks; those on the database only when it answers and is of this program's version.</summary>
internal sealed class ExamineInstallation(
    ServerSettings settings, IEnumerable<IDoctorCheck> checks, DatabaseCheck database, IServiceProvider services)
{
    public async Task<DoctorReport> ExecuteAsync(bool withEvidence, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach (var check in checks.Where(c => !c.NeedsDatabase))
        {
            findings.AddRange(await RunAsync(check, cancellation));
        }

        if (settings.Postgres is null && !File.Exists(settings.Data.Database))
        {
            findings.Add(Finding.Warn(
                "database.absent",
                new Wording("There is no database yet.", "尚无数据库。"),
                new Wording("The first start makes it: 'upheld serve', then open the address it prints.", "首次启动时创建：运行 upheld serve，然后打开它显示的地址。")));
            return new DoctorReport(findings, []);
        }

        var state = await database.RunAsync(cancellation);
        findings.AddRange(state);
        if (state.Any(f => f.Code is "database.unreachable" or "database.newer" || (f.Code == "database.migrations" && f.Level != FindingLevel.Ok)))
        {
            return new DoctorReport(findings, []);
        }

        foreach (var check in checks.Where(c => c.NeedsDatabase))
        {
            findings.AddRange(await RunAsync(check, cancellation));
        }

        var canCheck = withEvidence && findings.All(f => f.Code != "signer.missing");
        return new DoctorReport(findings, canCheck ? await services.GetRequiredService<CheckEvidence>().ExecuteAsync(cancellation) : []);
    }

    private static async Task<IReadOnlyList<Finding>> RunAsync(IDoctorCheck check, CancellationToken cancellation)
    {
        try
        {
            return await check.RunAsync(cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var name = check.GetType().Name;
            return [Finding.Fail(
                "doctor.check_failed",
                new Wording($"The check {name} could not be made: {e.Message}", $"检查 {name} 无法进行：{e.Message}"),
                new Wording("Run the doctor as the user that runs the server.", "请以运行服务器的用户身份运行 doctor。"))];
        }
    }
}
