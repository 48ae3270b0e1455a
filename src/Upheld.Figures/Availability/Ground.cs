namespace Upheld.Figures.Availability;

/// <summary>Why time is treated otherwise than it was measured: the reason that every excluded second leads to.</summary>
/// <param name="Kind">Maintenance, or an exclusion of another kind.</param>
/// <param name="Id">The id of the maintenance or exclusion, when it has one.</param>
/// <param name="Reason">The exclusion's reason code; null for maintenance.</param>
/// <param name="IsRetroactive">Whether it was recorded after its own start; such time is counted both ways.</param>
public sealed record Ground(GroundKind Kind, string? Id, string? Reason, bool IsRetroactive);
