using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Leaves;
using Upheld.Figures.Facts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ledger.ReadApi;

namespace Upheld.Reporting.Reports;

/// <summary>Reads the generations of a log, oldest first, from its leaves. The scope must hold its owner.</summary>
internal sealed class ReadGenerations(ReadLog logs)
{
    /// <summary>What a bundle shows of the installation's log: the intervals, and which log carries on which.</summary>
    private static readonly string[] OfHouse = [SampleBatchSealed.Type, LogHeartbeat.Type, LeafTypes.Successor, LeafTypes.KeyAdd, LeafTypes.KeyRetire];

    /// <summary>A customer's log with all its leaves; empty before the first fact was numbered.</summary>
    public async Task<IReadOnlyList<LogGeneration>> OfCustomerAsync(CustomerId customer, CancellationToken cancellation)
    {
        var generations = new List<LogGeneration>();
        for (var log = await logs.FindAsync(customer, cancellation); log is not null; log = await logs.BeforeAsync(log, generations[0].Seam, cancellation))
        {
            var leaves = new List<(long, ReadOnlyMemory<byte>)>();
            await foreach (var leaf in logs.LeavesAsync(log, cancellation))
            {
                leaves.Add((leaves.Count, leaf));
            }

            generations.Insert(0, generations.Count == 0 ? LogGeneration.Of(log, leaves) : await BesideAsync(LogGeneration.Of(log, leaves), cancellation));
        }

        return generations;
    }

    /// <summary>The installation's log up to its newest signed head, with what figures read of it; empty before the first head.</summary>
    public async Task<IReadOnlyList<LogGeneration>> OfHouseAsync(CancellationToken cancellation)
    {
        var generations = new List<LogGeneration>();
        if (await logs.FindAsync(CustomerId.House, cancellation) is not { } newest || await logs.HeadAsync(newest, cancellation) is not { } head)
        {
            return generations;
        }

        for (var log = newest with { Size = Checkpoint.Parse(head.Text).Size }; log is not null; log = await logs.BeforeAsync(log, generations[0].Seam, cancellation))
        {
            generations.Insert(0, await BesideAsync(LogGeneration.Of(log, await logs.LeavesAsync(log, OfHouse, cancellation)), cancellation));
        }

        return generations;
    }

    private async Task<LogGeneration> BesideAsync(LogGeneration generation, CancellationToken cancellation) => generation with
    {
        Hashes = await logs.HashesAsync(generation.Log, cancellation),
        Head = await logs.HeadAsync(generation.Log, cancellation),
    };
}
