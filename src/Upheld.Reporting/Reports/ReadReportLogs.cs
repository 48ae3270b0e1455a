using Upheld.Figures.Facts;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ledger;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;
using Upheld.Monitoring.Contracts;

namespace Upheld.Reporting.Reports;

/// <summary>Seals what is durable up to now and reads the logs that a customer's report rests on.</summary>
internal sealed class ReadReportLogs(ISealedSamples samples, ILedgerWriter ledger, ReadFacts facts, ReadGenerations read, SliceRunner slices)
{
    private const int LongestWait = 300; // tenths of a second: another node may number and sign

    /// <summary>Reads them. The scope must hold the customer. Null before the customer's first fact was numbered.</summary>
    /// <exception cref="TimeoutException">The installation's log was not signed in time.</exception>
    public async Task<ReportLogs?> ExecuteAsync(CustomerId customer, CancellationToken cancellation)
    {
        await ledger.DrainAsync(cancellation);
        var isShared = (await facts.ExecuteAsync(customer, [MonitorSchedule.Type], cancellation)).Any(fact => ((MonitorSchedule)fact.ReadKnown()!).Shared == true);
        if (isShared)
        {
            await samples.SealAsync(CustomerId.House, cancellation); // what is durable of shared monitors is known to the report
        }

        await samples.SealAsync(customer, cancellation);
        if (isShared)
        {
            await samples.SealAsync(CustomerId.House, cancellation); // an interval that ends after the customer's last: nothing can have been left out before it
        }

        await ledger.DrainAsync(cancellation);
        var own = await read.OfCustomerAsync(customer, cancellation);
        if (own.Count == 0)
        {
            return null;
        }

        var logs = new ReportLogs(customer, own, []);
        return isShared ? new ReportLogs(customer, own, await HouseAsync(logs.Reading.Intervals[^1].At, cancellation)) : logs;
    }

    /// <summary>The installation's log, signed up to an interval that ends at or after an instant.</summary>
    private async Task<IReadOnlyList<LogGeneration>> HouseAsync(long until, CancellationToken cancellation)
    {
        for (var waited = 0; waited < LongestWait; waited++)
        {
            var house = await slices.RunAsync<ReadGenerations, IReadOnlyList<LogGeneration>>(
                Scope.Installation("a report over shared monitors"), reading => reading.OfHouseAsync(cancellation), cancellation);
            if (ReportLogs.ReadHouse(house)?.Intervals is [.., var last] && last.At >= until)
            {
                return house;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
            await ledger.DrainAsync(cancellation);
        }

        throw new TimeoutException("The installation's log was not signed in time.");
    }
}
