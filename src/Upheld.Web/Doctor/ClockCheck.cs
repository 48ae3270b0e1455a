using System.Runtime.InteropServices;
using NodaTime;
using Upheld.Kernel.Doctor;

namespace Upheld.Web.Doctor;

/// <summary>Whether this machine's clock can be believed: every figure is a difference of two of its readings.</summary>
internal sealed class ClockCheck(TimeProvider time) : IDoctorCheck
{
    internal static readonly Duration MostDrift = Duration.FromMilliseconds(50);

    private const int ClockNotSynchronised = 5; // TIME_ERROR of adjtimex(2)
    private static readonly TimeSpan Watched = TimeSpan.FromMilliseconds(400);

    public bool NeedsDatabase => false;

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var (wall, monotonic) = (time.GetUtcNow(), time.GetTimestamp());
        await Task.Delay(Watched, time, cancellation);
        var drift = Duration.FromTimeSpan(time.GetUtcNow() - wall - time.GetElapsedTime(monotonic));
        return [JudgeDrift(drift), .. JudgeSynchronisation(ReadState())];
    }

    internal static Finding JudgeDrift(Duration drift) => drift < MostDrift && drift > -MostDrift
        ? Finding.Ok("clock.steady", "The clock runs evenly.", "时钟走时均匀。")
        : Finding.Warn(
            "clock.steps",
            new Wording($"Within 0.4 s the clock was set by {drift.TotalMilliseconds:0} ms.", $"0.4 秒内时钟被调整了 {drift.TotalMilliseconds:0} 毫秒。"),
            new Wording(
                "Something sets the clock in steps. Let one service do it, and let it slew: chrony, or systemd-timesyncd; in a virtual machine not the host too.",
                "有程序在跳跃式校时。请只用一个服务并以渐进方式校时：chrony 或 systemd-timesyncd；虚拟机中不要再由宿主机校时。"));

    internal static IEnumerable<Finding> JudgeSynchronisation(int? state) => state switch
    {
        null => [], // the system does not tell
        ClockNotSynchronised => [Finding.Warn(
            "clock.unsynchronised",
            new Wording("No time service keeps this clock right.", "没有时间服务校准本机时钟。"),
            new Wording("Install chrony, or switch systemd-timesyncd on (timedatectl set-ntp true).", "请安装 chrony，或启用 systemd-timesyncd（timedatectl set-ntp true）。"))],
        _ => [Finding.Ok("clock.synchronised", "A time service keeps the clock right.", "时间服务正在校准时钟。")],
    };

    private static int? ReadState()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var timex = new byte[512]; // larger than the structure; modes = 0 reads only
        try
        {
            return adjtimex(timex) is var state and >= 0 ? state : null;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int adjtimex(byte[] timex);
}
