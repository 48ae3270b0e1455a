using System.Text;
using Upheld.Evidence.Bundles;
using Upheld.Evidence.Keys;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Notes;
using Upheld.Figures.Facts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ledger.ReadApi;
using Upheld.Verification.Bundles;

namespace Upheld.Reporting.Reports;

/// <summary>The logs that a report rests on: the customer's with the generations that are left of it, and, where shared monitors are used, the installation's.</summary>
internal sealed class ReportLogs
{
    private readonly IReadOnlyList<LogGeneration> _own;
    private readonly IReadOnlyList<LogGeneration> _house;

    /// <param name="customer">Whose report.</param>
    /// <param name="own">The generations of the customer's log, oldest first; at least one.</param>
    /// <param name="house">Those of the installation's log; empty where no shared monitor is used.</param>
    public ReportLogs(CustomerId customer, IReadOnlyList<LogGeneration> own, IReadOnlyList<LogGeneration> house)
    {
        (_own, _house) = (own, house);
        Reading = Read(customer.ToString(), own)!;
        House = ReadHouse(house);
    }

    /// <summary>The customer's log as it goes on.</summary>
    public LogToRead Log => _own[^1].Log;

    /// <summary>Its facts, those of earlier generations before them.</summary>
    public LogReading Reading { get; }

    /// <summary>What figures read of the installation's log; null where no shared monitor is used.</summary>
    public LogReading? House { get; }

    /// <summary>The log of which a part is left that no signed head covers, so that nothing proves it; null when there is none.</summary>
    public string? Unsigned => _own.SkipLast(1).Concat(_house).FirstOrDefault(generation => generation.Head is null)?.Log.Origin;

    /// <summary>What restores have lost, in the order in which a bundle tells of it.</summary>
    public IReadOnlyList<LostLeaves> Lost => [.. _own.Concat(_house).SelectMany(generation => generation.Seam.Lost.Reverse())];

    /// <summary>Adds the logs to a bundle, and whom to trust for them: the key that signs the customer's log signs the others too, and a policy names no key twice.</summary>
    /// <param name="writer">The bundle.</param>
    /// <param name="since">The first interval of the installation's log that figures use, counted through its generations.</param>
    public void WriteTo(BundleWriter writer, long since)
    {
        writer.AddLog(_own[^1].Leaves.Select(leaf => leaf.Bytes));
        foreach (var generation in _own.SkipLast(1))
        {
            generation.WriteTo(writer, isHouse: false, (_, _) => true);
        }

        var first = 0L;
        foreach (var generation in _house)
        {
            var before = first;
            generation.WriteTo(writer, isHouse: true, (index, bytes) => before + index >= since || !IsInterval(bytes));
            first += generation.Log.Size;
        }

        writer.Add(BundleNames.Policy, Encoding.UTF8.GetBytes($"log {Log.Key}\nquorum none\n"));
    }

    /// <summary>What figures read of the installation's log; null for no generation.</summary>
    public static LogReading? ReadHouse(IReadOnlyList<LogGeneration> house) => Read(Leaf.House, house);

    private static bool IsInterval(ReadOnlyMemory<byte> leaf) => Leaf.Parse(leaf.Span).Type is var type && (type == SampleBatchSealed.Type || type == LogHeartbeat.Type);

    private static LogReading? Read(string owner, IReadOnlyList<LogGeneration> generations)
    {
        LogReading? reading = null;
        foreach (var generation in generations)
        {
            reading = new LogReading(owner, new KeyChain(generation.Log.Origin, [VerifierKey.Parse(generation.Log.Key)]), generation.Seam.Successions.Count, reading, generation.Log.Size);
            foreach (var (index, bytes) in generation.Leaves)
            {
                reading.Take(index, bytes.Span);
            }
        }

        return reading;
    }
}
