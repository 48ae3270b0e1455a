using Upheld.Figures.Exact;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>How a contract reads availability: its answers to what the word leaves open. The defaults are those of the contract format.</summary>
public sealed record AvailabilityPolicies
{
    /// <summary>All defaults.</summary>
    public static AvailabilityPolicies Default { get; } = new();

    /// <summary>The share of time that may be unknown and still be left out of the verdict, 0 to 1. It needs the customer's approval.</summary>
    public Rational TrustUnknownUpTo { get; init; }

    /// <summary>How much of degraded time counts as available, in thousandths, 0 to 1000.</summary>
    public int DegradedWeight { get; init; } = 1000;

    /// <summary>What maintenance does.</summary>
    public MaintenancePolicy Maintenance { get; init; } = MaintenancePolicy.Exclude;

    /// <summary>Milliseconds; a shorter outage joins up. 0 = every outage counts.</summary>
    public long MinOutage { get; init; }

    /// <summary>Milliseconds; what an outage counts is rounded up to a multiple of this. At least 1, which rounds nothing.</summary>
    public long RoundOutageUpTo { get; init; } = 1;

    /// <summary>Milliseconds of notice that make maintenance valid.</summary>
    public long Notice { get; init; } = 72L * 3_600_000;

    /// <summary>Milliseconds of valid maintenance in a contract year, used up in the order of the starts; null = no limit.</summary>
    public long? MaintenanceCapPerYear { get; init; }

    /// <summary>When maintenance may be; null = at any time. What lies outside is not valid.</summary>
    public IServiceHours? MaintenanceHours { get; init; }

    /// <summary>When the contract holds; time outside is no part of the figure. Null = from the start of the window on.</summary>
    public ContractPeriod? Contract { get; init; }
}
