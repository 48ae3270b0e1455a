using Upheld.Figures.Facts;
using Upheld.Figures.Services;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;

namespace Upheld.Monitoring.Availability;

/// <summary>The facts of a customer's log that availability follows from.</summary>
internal sealed class ServiceFactsOf(ReadFacts read)
{
    private static readonly string[] Types =
    [
        ServiceBound.Type, MonitorSchedule.Type, MaintenanceAnnounced.Type, MaintenanceCancelled.Type, ExclusionRecorded.Type, ExclusionWithdrawn.Type,
        StateCorrected.Type, PromiseTerms.Type, PromiseEnded.Type, CalendarPublished.Type,
    ];

    private readonly Dictionary<CustomerId, ServiceFacts> _facts = []; // one slice asks for several promises of one customer

    public async Task<ServiceFacts> ReadAsync(CustomerId customer, CancellationToken cancellation)
    {
        if (_facts.TryGetValue(customer, out var known))
        {
            return known;
        }

        var facts = new ServiceFacts();
        foreach (var fact in await read.ExecuteAsync(customer, Types, cancellation))
        {
            // By the position among all facts: a log that goes on in a successor begins to count again.
            facts.Add(fact.Seq, fact.RecordedAt.ToUnixTimeMilliseconds(), fact.ReadKnown()!);
        }

        return _facts[customer] = facts;
    }
}
