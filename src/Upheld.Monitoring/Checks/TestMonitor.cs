using System.Text;
using Microsoft.EntityFrameworkCore;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Results;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Monitors;
using Upheld.Monitoring.Probes;
using Upheld.Monitoring.Probes.Heartbeat;

namespace Upheld.Monitoring.Checks;

/// <summary>Makes one check on request, and writes nothing: no sample, no fact, no state.</summary>
internal sealed class TestMonitor(UpheldDb db, ProbeFactory probes)
{
    public async Task<Result<ProbeResult>> ExecuteAsync(CustomerId customer, MonitorId id, CancellationToken cancellation)
    {
        if (await db.Set<Monitor>().AsNoTracking().SingleOrDefaultAsync(m => m.Customer == customer && m.Id == id, cancellation) is not { } monitor)
        {
            return new Error(ErrorKind.NotFound, "monitor.not_found", "There is no such monitor.");
        }

        var spec = MonitorKind.Read(SpecJson.ReadMap(Encoding.UTF8.GetBytes(monitor.Spec)));
        if (spec.Options is HeartbeatOptions)
        {
            return new Error(ErrorKind.Invalid, "monitor.not_askable", "A heartbeat is told, not asked: call its address instead.");
        }

        var probe = probes.Prepare(spec.Options);
        return probe.IsOk ? Result<ProbeResult>.Ok(await probe.Value.CheckAsync(keepDetail: true, cancellation)) : probe.Error;
    }
}
