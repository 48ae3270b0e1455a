using Microsoft.Extensions.Logging;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Jobs;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;

namespace Upheld.Monitoring.Retention;

/// <summary>Every night, lets go of the checks that no contract asks for any more. What no contract covers, the installation's own log too, is kept.</summary>
internal sealed partial class LetGoJob(SliceRunner slices, ILogger<LetGoJob> log) : IJob
{
    public string Name => "samples.let_go";

    public string Cron => "40 2 * * *"; // after the days have been compacted, before people come

    public DateTimeZone Zone => DateTimeZone.Utc;

    public async Task RunAsync(Instant dueAt, CancellationToken cancellation)
    {
        var customers = await slices.RunAsync<ListLogs, IReadOnlyList<CustomerId>>(Scope.Installation("every customer's checks have their time"), list => list.ExecuteAsync(cancellation), cancellation);
        foreach (var customer in customers)
        {
            var days = await slices.RunAsync<LetGoOfLog, int>(Scope.Customer(customer), one => one.ExecuteAsync(customer, cancellation), cancellation);
            if (days > 0)
            {
                LogLetGo(days, customer.Value);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "{Days} days of checks of customer {Customer} were let go")]
    private partial void LogLetGo(int days, Guid customer);
}

/// <summary>Whose logs may hold checks that a contract lets go.</summary>
internal sealed class ListLogs(UpheldDb db, ICustomerDirectory directory)
{
    public async Task<IReadOnlyList<CustomerId>> ExecuteAsync(CancellationToken cancellation) =>
        [.. (await directory.CustomersAsync(db, cancellation)).Keys.OrderBy(customer => customer.Value)];
}
