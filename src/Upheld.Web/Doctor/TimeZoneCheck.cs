using NodaTime.TimeZones;
using Upheld.Kernel.Doctor;

namespace Upheld.Web.Doctor;

/// <summary>Two copies of the time-zone database are in use: the program's own reckons calendars, the system's tells when jobs are due.</summary>
internal sealed class TimeZoneCheck : IDoctorCheck
{
    private const string SystemDatabase = "/usr/share/zoneinfo/tzdata.zi";
    private const string VersionLine = "# version ";

    public bool NeedsDatabase => false;

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var own = TzdbDateTimeZoneSource.Default.TzdbVersion;
        var first = File.Exists(SystemDatabase) ? await File.ReadLinesAsync(SystemDatabase, cancellation).FirstOrDefaultAsync(cancellation) : null;
        return [Judge(own, first?.StartsWith(VersionLine, StringComparison.Ordinal) == true ? first[VersionLine.Length..] : null, HasZones())];
    }

    internal static Finding Judge(string own, string? system, bool hasZones)
    {
        if (!hasZones)
        {
            return Finding.Fail(
                "zones.missing",
                new Wording("The system has no time-zone data: jobs in a named zone cannot run.", "系统没有时区数据：使用命名时区的作业无法运行。"),
                new Wording("Install the package tzdata.", "请安装 tzdata 软件包。"));
        }

        return system is null || system == own
            ? Finding.Ok("zones.release", $"Time-zone data {own}{(system is null ? "" : ", the system's too")}.", $"时区数据 {own}{(system is null ? "" : "，与系统一致")}。")
            : Finding.Warn(
                "zones.differ",
                new Wording($"Time-zone data: {own} in this program, {system} in the system.", $"时区数据：本程序为 {own}，系统为 {system}。"),
                string.CompareOrdinal(system, own) > 0
                    ? new Wording("Upgrade Upheld if a zone that you use has changed since.", "若所用时区此后有变化，请升级 Upheld。")
                    : new Wording("Upgrade the system's package tzdata.", "请升级系统的 tzdata 软件包。"));
    }

    private static bool HasZones()
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai").BaseUtcOffset == TimeSpan.FromHours(8);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            return false;
        }
    }
}
