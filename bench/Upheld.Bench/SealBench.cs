using System.Diagnostics;
using System.Globalization;
using Upheld.Evidence.Canonical;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Merkle;

namespace Upheld.Bench;

/// <summary>Sealing without a database: canonical bytes of a leaf, its hash, and the growing tree; for one log and for a thousand.</summary>
internal static class SealBench
{
    private const int Leaves = 200_000;

    public static int Run()
    {
        Measure("one log", 1);
        Measure("one log", 1);
        Measure("1,000 logs", 1000);
        return 0;
    }

    private static void Measure(string name, int logs)
    {
        var ranges = Enumerable.Range(0, logs).Select(_ => new CompactRange()).ToArray();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        long bytes = 0;
        for (var i = 0; i < Leaves; i++)
        {
            var leaf = new Leaf
            {
                Type = "ticket.replied",
                Customer = "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b",
                Source = "node",
                At = 1_791_538_200_000 + i,
                RecordedAt = 1_791_538_200_003 + i,
                Facts = new CanonicalObject { { "id", "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c" }, { "priority", 2 }, { "seconds", i } },
            }.ToBytes();
            bytes += leaf.Length;
            ranges[i % logs].Append(Leaf.HashOf(leaf));
        }

        foreach (var range in ranges)
        {
            _ = range.Root();
        }

        var seconds = clock.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {Leaves / seconds:F0} leaves/s of {bytes / Leaves} bytes, {(GC.GetAllocatedBytesForCurrentThread() - allocated) / Leaves} bytes allocated each"));
    }
}
