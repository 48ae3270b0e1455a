namespace Upheld.Figures.Availability;

/// <summary>What a contract does with maintenance.</summary>
public enum MaintenancePolicy
{
    /// <summary>Valid maintenance leaves the figure.</summary>
    Exclude,

    /// <summary>Valid maintenance counts as up, whatever was measured.</summary>
    CountUp,

    /// <summary>Maintenance changes nothing.</summary>
    Ignore,

    /// <summary>As Icinga does it: any maintenance, announced or not, is never bad but stays in the denominator; what is unknown leaves it all the same; figures are
    /// rounded half away from zero. For comparison with an Icinga report.</summary>
    Icinga,
}
