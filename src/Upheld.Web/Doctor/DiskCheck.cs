using NodaTime;
using Upheld.Kernel.Doctor;
using Upheld.Web.Hosting;

namespace Upheld.Web.Doctor;

/// <summary>The disk under the data folder: what "written" means on it, and how much it can still take.</summary>
/// <remarks>An acknowledgement waits for one flush to the disk. A flush of a few microseconds has reached no disk: a cache that forgets at a power cut has answered.</remarks>
internal sealed class DiskCheck(ServerSettings settings, TimeProvider time) : IDoctorCheck
{
    internal static readonly Duration TooFast = Duration.FromMilliseconds(0.02);
    internal static readonly Duration Slow = Duration.FromMilliseconds(25);

    private const int Flushes = 20;
    private const int Block = 4096;
    private const long Gigabyte = 1L << 30;
    private const long TooLittle = Gigabyte / 4;
    private const long Little = 2 * Gigabyte;

    private static readonly string[] InMemory = ["tmpfs", "ramfs"];

    public bool NeedsDatabase => false;

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var drive = new DriveInfo(settings.Data.Root);
        var kind = InMemory.Contains(drive.DriveFormat) ? JudgeMemory(settings.Data.Root) : JudgeFlush(Measure());
        return Task.FromResult<IReadOnlyList<Finding>>([kind, JudgeSpace(drive.AvailableFreeSpace, drive.TotalSize)]);
    }

    internal static Finding JudgeMemory(string folder) => Finding.Fail(
        "disk.memory",
        new Wording($"{folder} lies in memory: all is lost when the machine stops.", $"{folder} 位于内存中：机器停止后全部丢失。"),
        new Wording("Put the data folder on a disk (--data DIR).", "请将数据目录放在磁盘上（--data DIR）。"));

    internal static Finding JudgeFlush(Duration median)
    {
        var text = FormattableString.Invariant($"{median.TotalMilliseconds:0.###}");
        if (median < TooFast)
        {
            return Finding.Warn(
                "disk.fsync_too_fast",
                new Wording($"Flushing to the disk takes {text} ms, too fast to be true.", $"刷盘仅需 {text} 毫秒，快得不真实。"),
                new Wording(
                    "Something answers before the data are safe: a write cache without battery, a virtual disk in mode 'unsafe'. Switch that off, or a power cut loses what was acknowledged.",
                    "数据落盘之前已有环节应答：无电池保护的写缓存，或虚拟磁盘的 unsafe 模式。请关闭，否则断电会丢失已确认的数据。"));
        }

        return median > Slow
            ? Finding.Warn(
                "disk.fsync_slow",
                new Wording($"Flushing to the disk takes {text} ms: every acknowledgement waits for it.", $"刷盘需要 {text} 毫秒：每次确认都要等待。"),
                new Wording("Use a solid-state disk, or one that others use less.", "请使用固态硬盘，或负载较低的磁盘。"))
            : Finding.Ok("disk.fsync", $"Flushing to the disk takes {text} ms.", $"刷盘需要 {text} 毫秒。");
    }

    internal static Finding JudgeSpace(long free, long total)
    {
        var (left, all) = (FormattableString.Invariant($"{free / (double)Gigabyte:0.0}"), FormattableString.Invariant($"{total / (double)Gigabyte:0.0}"));
        var (english, chinese) = ($"{left} of {all} GiB are free.", $"可用空间 {left} GiB，共 {all} GiB。");
        var advice = new Wording(
            "Make space or enlarge the disk. On a full disk pages still open, but nothing is recorded until there is space again.",
            "请清理或扩容。磁盘写满后页面仍可打开，但在腾出空间之前无法记录任何内容。");
        return free < TooLittle
            ? Finding.Fail("disk.space", new Wording(english, chinese), advice)
            : free < Little || free < total / 20
                ? Finding.Warn("disk.space", new Wording(english, chinese), advice)
                : Finding.Ok("disk.space", english, chinese);
    }

    private Duration Measure()
    {
        var path = Path.Combine(settings.Data.Root, ".doctor");
        var block = new byte[Block];
        var taken = new List<TimeSpan>(Flushes);
        try
        {
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            for (var i = 0; i < Flushes; i++)
            {
                block[0] = (byte)i;
                var start = time.GetTimestamp();
                file.Write(block);
                file.Flush(flushToDisk: true);
                taken.Add(time.GetElapsedTime(start));
            }
        }
        finally
        {
            File.Delete(path);
        }

        return Duration.FromTimeSpan(taken.Order().ElementAt(Flushes / 2));
    }
}
