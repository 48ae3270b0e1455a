using System.Text.Json.Serialization;
using NodaTime;

namespace Upheld.Figures.Facts;

/// <summary>What a promise of availability says from <see cref="EffectiveFrom"/> on: everything its formula reads of the contract
/// (<c>promise.terms</c>). A new version of the contract is a new fact; old windows keep the old terms.</summary>
/// <remarks>The contract document itself is evidence too, by its hash in <see cref="ContractVersionApplied"/>; the formula reads only this.</remarks>
public sealed record PromiseTerms([property: JsonIgnore] Guid? Customer, [property: JsonIgnore] Instant At) : IFact
{
    /// <inheritdoc/>
    public static string Type => "promise.terms";

    /// <summary>The promise's id.</summary>
    public required Guid Promise { get; init; }

    /// <summary>The contract's id.</summary>
    public required Guid Contract { get; init; }

    /// <summary>The contract's version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The indicator, such as <c>availability</c>.</summary>
    public required string Indicator { get; init; }

    /// <summary>The services that the promise covers.</summary>
    public required IReadOnlyList<Guid> Services { get; init; }

    /// <summary>From when on these terms hold.</summary>
    public required Instant EffectiveFrom { get; init; }

    /// <summary>The promised share in per cent, a plain decimal such as <c>99.9</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The name of the calendar of the service hours; <c>24x7</c> needs no calendar.</summary>
    public required string Calendar { get; init; }

    /// <summary>The IANA zone in which the contract's dates are meant.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The contract's first local date, <c>2026-01-01</c>.</summary>
    public required string PeriodStart { get; init; }

    /// <summary>The first local date after the contract; absent while it runs on.</summary>
    public string? PeriodEnd { get; init; }

    /// <summary>Per cent of unknown time that is left out before the verdict, a plain decimal.</summary>
    public required string TrustUnknownUpToPercent { get; init; }

    /// <summary>How much of degraded time counts as available, in thousandths.</summary>
    public required int DegradedWeight { get; init; }

    /// <summary><c>exclude</c>, <c>countUp</c>, <c>ignore</c> or <c>icinga</c>.</summary>
    public required string Maintenance { get; init; }

    /// <summary>Milliseconds; shorter outages join up.</summary>
    public required long MinOutageMs { get; init; }

    /// <summary>Milliseconds; what an outage counts is rounded up to a multiple.</summary>
    public required long RoundOutageUpToMs { get; init; }

    /// <summary>Milliseconds of notice that make maintenance valid.</summary>
    public required long NoticeMs { get; init; }

    /// <summary>Milliseconds of valid maintenance in a contract year; absent = no limit.</summary>
    public long? MaintenanceCapMsPerYear { get; init; }

    /// <summary>The name of the calendar inside whose hours maintenance must lie; absent = at any time.</summary>
    public string? MaintenanceCalendar { get; init; }

    /// <summary>The restatement that made these terms hold for time that had passed already (<see cref="RestatementApplied"/>); absent otherwise.</summary>
    public Guid? Restatement { get; init; }
}
