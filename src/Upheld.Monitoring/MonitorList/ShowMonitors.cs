using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Kernel.Database;

namespace Upheld.Monitoring.MonitorList;

/// <summary>A page of monitors with the names of their customers and services.</summary>
internal sealed class ShowMonitors(UpheldDb db, ListMonitors list, ICustomerDirectory directory)
{
    public async Task<MonitorListContent> ExecuteAsync(MonitorQuestion question, DateTimeZone zone, CancellationToken cancellation) => new(
        await list.ExecuteAsync(question, zone, cancellation), await directory.CustomersAsync(db, cancellation), await directory.ServicesAsync(db, cancellation));
}
