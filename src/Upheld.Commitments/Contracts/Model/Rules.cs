using NodaTime;
using Upheld.Commitments.Contracts.Specs;

namespace Upheld.Commitments.Contracts.Model;

/// <summary>How the words of a contract are read: the interpretation fields A-01 … A-15, each with its default. They change numbers, so every contract prints them.</summary>
public sealed record Rules
{
    /// <summary>A-01: names of the core services; null: those with criticality core.</summary>
    public required IReadOnlyList<string>? CoreServices { get; init; }

    /// <summary>A-02: which mean of several services is judged, <c>perService</c> or <c>feeWeighted</c>; both are shown.</summary>
    public required string Mean { get; init; }

    /// <summary>A-03: what counts as planned work.</summary>
    public required PlannedRules Planned { get; init; }

    /// <summary>A-04: who must answer; <c>human</c>.</summary>
    public required string FirstResponseBy { get; init; }

    /// <summary>A-05: which clocks stand still while we wait for the customer.</summary>
    public required PauseRules Pauses { get; init; }

    /// <summary>A-06: the priorities that are major.</summary>
    public required IReadOnlyList<string> MajorPriorities { get; init; }

    /// <summary>A-07: what stops the resolution clock, <c>restored</c> or <c>closed</c>.</summary>
    public required string ResolvedBy { get; init; }

    /// <summary>A-07: how long after it a reopening goes on with the same clock.</summary>
    public required Duration ReopenWindow { get; init; }

    /// <summary>A-08: how the rate of security incidents is computed, <c>R1</c> to <c>R6</c>.</summary>
    public required string IncidentFormula { get; init; }

    /// <summary>A-08: over what time.</summary>
    public required PromiseWindow IncidentWindow { get; init; }

    /// <summary>A-10: the span of the local day in which a copy must be complete; null for the whole day.</summary>
    public required string? BackupWindow { get; init; }

    /// <summary>A-10: the level of verification that a copy must have passed, 1 to 7.</summary>
    public required int BackupLevel { get; init; }

    /// <summary>A-11: what starts the recovery clock, <c>declaration</c> or <c>outage</c>; both are shown.</summary>
    public required string RecoveryFrom { get; init; }

    /// <summary>A-12: how satisfaction is computed, <c>topTwo</c> or <c>mean</c>.</summary>
    public required string SatisfactionFormula { get; init; }

    /// <summary>A-13: the month in which the first quarter begins, 1 to 12.</summary>
    public required int QuarterStartMonth { get; init; }

    /// <summary>A-14: which resolution rate is judged, <c>both</c>, <c>opened</c> or <c>resolved</c>.</summary>
    public required string ResolutionRateOf { get; init; }

    /// <summary>A-15: per cent of unknown time that is left out before the verdict is judged.</summary>
    public required decimal TrustUnknownUpToPercent { get; init; }

    /// <summary>A-15: how much of degraded time counts as available, 0 to 1; 1 by default.</summary>
    public required decimal DegradedWeight { get; init; }

    /// <summary>A-15: shorter outages are shown and do not count.</summary>
    public required Duration MinOutage { get; init; }

    /// <summary>A-15: a counted outage is rounded up to a multiple of this.</summary>
    public required Duration RoundOutageUpTo { get; init; }

    /// <summary>The rules as written, with the default of each that is not.</summary>
    internal static Rules From(SpecMap map)
    {
        var incident = map.Map("incidentRate") ?? SpecMap.Empty;
        var backup = map.Map("backupDay") ?? SpecMap.Empty;
        return new Rules
        {
            CoreServices = map.TextsOrNull("coreServices"),
            Mean = map.Text("mean") ?? "perService",
            Planned = PlannedRules.From(map.Map("planned") ?? SpecMap.Empty),
            FirstResponseBy = map.Text("firstResponseBy") ?? "human",
            Pauses = PauseRules.From(map.Map("pauses") ?? SpecMap.Empty),
            MajorPriorities = map.TextsOrNull("majorPriorities") ?? ["P1"],
            ResolvedBy = map.Text("resolvedBy") ?? "restored",
            ReopenWindow = map.Duration("reopenWindow") ?? Duration.FromDays(14),
            IncidentFormula = incident.Text("formula") ?? "R1",
            IncidentWindow = incident["window"] is { } window ? PromiseWindow.From(window) : new PromiseWindow(WindowKind.Rolling, Duration.FromDays(365)),
            BackupWindow = backup.Text("window") is { } span and not "day" ? span : null,
            BackupLevel = (int)(backup.Whole("level") ?? 2),
            RecoveryFrom = map.Text("recoveryFrom") ?? "declaration",
            SatisfactionFormula = map.Text("satisfactionFormula") ?? "topTwo",
            QuarterStartMonth = (int)(map.Whole("quarterStartMonth") ?? 1),
            ResolutionRateOf = map.Text("resolutionRateOf") ?? "both",
            TrustUnknownUpToPercent = map.Decimal("trustUnknownUpToPercent") ?? 0,
            DegradedWeight = map.Decimal("degradedWeight") ?? 1,
            MinOutage = map.Duration("minOutage") ?? Duration.Zero,
            RoundOutageUpTo = map.Duration("roundOutageUpTo") ?? Duration.FromMilliseconds(1),
        };
    }
}

/// <summary>A-03: what counts as planned work, and what becomes of its time.</summary>
/// <param name="NoticeHours">How many hours before it must have been announced; 72 by default.</param>
/// <param name="HoursPerYear">How many hours of a contract year may be planned; null for any.</param>
/// <param name="Windows">Name of the calendar inside whose hours it must lie; null for any time.</param>
/// <param name="Counts"><c>exclude</c>, <c>countUp</c>, <c>ignore</c> or <c>icinga</c>.</param>
public sealed record PlannedRules(int NoticeHours, decimal? HoursPerYear, string? Windows, string Counts)
{
    internal static PlannedRules From(SpecMap map) => new(
        (int)(map.Whole("noticeHours") ?? 72), map.Decimal("hoursPerYear"), map.Text("windows") is { } calendar and not "any" ? calendar : null,
        map.Text("counts") ?? "exclude");
}

/// <summary>A-05: which clocks stand still while we wait for the customer.</summary>
/// <param name="Resolution">True by default.</param>
/// <param name="Update">True by default.</param>
/// <param name="FirstResponse">False by default.</param>
/// <param name="NextResponse">False by default.</param>
public sealed record PauseRules(bool Resolution, bool Update, bool FirstResponse, bool NextResponse)
{
    internal static PauseRules From(SpecMap map) => new(
        map.Flag("resolution") ?? true, map.Flag("update") ?? true, map.Flag("firstResponse") ?? false, map.Flag("nextResponse") ?? false);
}
