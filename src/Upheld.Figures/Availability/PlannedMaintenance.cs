using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>The maintenance that takes effect, and how much of it.</summary>
/// <remarks>Judged on the uncut timeline (spec of availability, 1.5): a window of a report only clips, so a month never changes what its year allows.</remarks>
internal static class PlannedMaintenance
{
    /// <summary>The effective parts, in the order of the starts. Without the Icinga policy no two of them share time.</summary>
    public static IEnumerable<(MaintenanceWindow Window, Span Span)> Effective(AvailabilityRequest request, ContractPeriod contract)
    {
        var known = request.Maintenance.Where(window => window.RecordedAt is null || window.RecordedAt <= request.KnownAt);
        return request.Policies.Maintenance switch
        {
            MaintenancePolicy.Ignore => [],
            MaintenancePolicy.Icinga => known.Where(window => !window.Span.IsEmpty).OrderBy(window => window.Span.Start).Select(window => (window, window.Span)),
            _ => Valid(known, request.Policies, contract),
        };
    }

    /// <summary>Whether the customer was told in time and it was approved.</summary>
    public static bool IsValid(MaintenanceWindow window, long notice) =>
        window.IsApproved && (notice <= 0 && window.AnnouncedAt is null || window.AnnouncedAt <= window.Span.Start - notice);

    // Time that two windows share uses the cap once, and time before the contract not at all.
    private static IEnumerable<(MaintenanceWindow Window, Span Span)> Valid(
        IEnumerable<MaintenanceWindow> known, AvailabilityPolicies policies, ContractPeriod contract)
    {
        var cap = policies.MaintenanceCapPerYear is { } perYear ? new YearlyCap(perYear, contract) : null;
        var from = contract.Span.Start;
        foreach (var window in known.Where(window => IsValid(window, policies.Notice)).OrderBy(window => window.Span.Start))
        {
            var free = new Span(Math.Max(from, window.Span.Start), window.Span.End);
            if (free.IsEmpty)
            {
                continue;
            }
            from = free.End;
            foreach (var permitted in policies.MaintenanceHours?.OpenSpans(free) ?? [free])
            {
                foreach (var span in cap?.Take(permitted) ?? [permitted])
                {
                    yield return (window, span);
                }
            }
        }
    }

    /// <summary>What is left of the hours that a contract year allows; asked in order of time.</summary>
    private sealed class YearlyCap(long perYear, ContractPeriod contract)
    {
        private int _year;
        private long _end = contract.StartOfYear(1);
        private long _used;

        public IEnumerable<Span> Take(Span wanted)
        {
            while (!wanted.IsEmpty)
            {
                while (wanted.Start >= _end)
                {
                    _end = contract.StartOfYear(++_year + 1);
                    _used = 0;
                }
                var inYear = new Span(wanted.Start, Math.Min(wanted.End, _end));
                var taken = Math.Min(perYear - _used, inYear.Length);
                _used += taken;
                if (taken > 0)
                {
                    yield return new Span(inYear.Start, inYear.Start + taken);
                }
                wanted = new Span(inYear.End, wanted.End);
            }
        }
    }
}
