namespace Upheld.Figures.Availability;

/// <summary>All grounds that take effect, as known at the instant of the request.</summary>
internal static class Grounds
{
    /// <summary>In order, without shared time; an exclusion comes before maintenance.</summary>
    public static GroundedSpan[] Of(AvailabilityRequest request, ContractPeriod contract)
    {
        var claims = new List<GroundedSpan>();
        foreach (var exclusion in request.Exclusions.Where(exclusion => exclusion.RecordedAt is null || exclusion.RecordedAt <= request.KnownAt))
        {
            if (!exclusion.Span.IsEmpty)
            {
                claims.Add(new GroundedSpan(exclusion.Span, new Ground(
                    GroundKind.Exclusion, exclusion.Id, exclusion.Reason, exclusion.RecordedAt > exclusion.Span.Start)));
            }
        }
        MaintenanceWindow? last = null;
        Ground? ground = null;
        foreach (var (window, span) in PlannedMaintenance.Effective(request, contract))
        {
            if (ground is null || !ReferenceEquals(window, last))
            {
                (last, ground) = (window, new Ground(GroundKind.Maintenance, window.Id, null, window.RecordedAt > window.Span.Start));
            }
            claims.Add(new GroundedSpan(span, ground));
        }
        return GroundedSpan.Flatten(claims);
    }

    /// <summary>The request as if nothing had been recorded after its own start.</summary>
    public static AvailabilityRequest InAdvance(AvailabilityRequest request) => request with
    {
        Exclusions = [.. request.Exclusions.Where(exclusion => !(exclusion.RecordedAt > exclusion.Span.Start))],
        Maintenance = [.. request.Maintenance.Where(window => !(window.RecordedAt > window.Span.Start))],
    };
}
