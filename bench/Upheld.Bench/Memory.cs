using System.Globalization;

namespace Upheld.Bench;

/// <summary>Memory of a process, or of several, from the kernel's own account, in kB.</summary>
/// <param name="Resident">All of it that lies in memory: what peers are quoted with.</param>
/// <param name="Files">The part that shows program files, which the kernel can drop and read again.</param>
internal readonly record struct Memory(long Resident, long Files)
{
    public static Memory Of(params ReadOnlySpan<int> processes)
    {
        var sum = default(Memory);
        foreach (var process in processes)
        {
            var lines = File.ReadAllLines($"/proc/{process}/status");
            sum = new Memory(sum.Resident + Value(lines, "VmRSS:"), sum.Files + Value(lines, "RssFile:"));
        }

        return sum;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Resident / 1024} MB resident, {Files / 1024} of them program files");

    private static long Value(string[] lines, string name) =>
        long.Parse(lines.First(l => l.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Split('\t')[^1], CultureInfo.InvariantCulture);
}
