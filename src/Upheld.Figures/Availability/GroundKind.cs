namespace Upheld.Figures.Availability;

/// <summary>What kind of reason.</summary>
public enum GroundKind
{
    /// <summary>An exclusion such as force majeure.</summary>
    Exclusion,

    /// <summary>Maintenance, in so far as it is valid.</summary>
    Maintenance,
}
