using System.Globalization;

namespace Upheld.Bench;

/// <summary>User and system time of a process, from the kernel's own account.</summary>
internal readonly record struct CpuTime(double Seconds)
{
    private const double Ticks = 100; // USER_HZ on Linux

    public static CpuTime Of(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return new CpuTime((long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / Ticks);
    }
}
