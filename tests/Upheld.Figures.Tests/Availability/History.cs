using CsCheck;
using Upheld.Figures.Availability;
using Upheld.Figures.Exact;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Tests.Availability;

/// <summary>A random history, small enough to be checked millisecond by millisecond: all that happens lies within <see cref="Reach"/> of a contract-year edge.</summary>
internal sealed record History
{
    public const int Reach = 200;

    // 1 March 2025 is where the second year of a contract of 1 March 2024 begins.
    public static readonly long YearEdge = DateTimeOffset.Parse("2025-03-01T00:00:00Z").ToUnixTimeMilliseconds();

    public static readonly long FirstContractDay = DateTimeOffset.Parse("2024-03-01T00:00:00Z").ToUnixTimeMilliseconds();

    public required ProbeState Initial { get; init; }

    public required StateEvent[] Events { get; init; }

    public required Span Window { get; init; }

    public required long AsOf { get; init; }

    public required long KnownAt { get; init; }

    public required int TargetPerMille { get; init; }

    /// <summary>Null is 24x7.</summary>
    public required Span[]? Hours { get; init; }

    public required MaintenanceWindow[] Maintenance { get; init; }

    public required Exclusion[] Exclusions { get; init; }

    public required AvailabilityPolicies Policies { get; init; }

    public AvailabilityRequest ToRequest() => new()
    {
        Window = Window,
        AsOf = AsOf,
        KnownAt = KnownAt,
        Target = Rational.Of(TargetPerMille, 1000),
        States = StateBand.Of(StateTimeline.Of(Initial, Events, KnownAt)),
        ServiceHours = Hours is null ? AlwaysOpen.Instance : new OpenSpanList(SpanSet.Of(Hours)),
        Maintenance = Maintenance,
        Exclusions = Exclusions,
        Policies = Policies,
    };

    public static Gen<History> Any { get; } =
        from initial in State
        from events in Event.Array[0, 14]
        from window in NonEmptySpan
        from asOf in Gen.Frequency((3, Gen.Const(window.End)), (1, Near(40)), (3, Time))
        from knownAt in Gen.Frequency((1, Gen.Const(long.MaxValue)), (1, Time))
        from target in Gen.Frequency((1, Gen.Int[0, 1000]), (1, Gen.Int[700, 1000]))
        from hours in Gen.Frequency((2, Gen.Const((Span[]?)null)), (1, NonEmptySpan.Array[0, 6].Select(spans => (Span[]?)spans)))
        from maintenance in MaintenanceGen.Array[0, 5]
        from exclusions in ExclusionGen.Array[0, 3]
        from policies in PoliciesGen
        select new History
        {
            Initial = initial,
            Events = events,
            Window = window,
            AsOf = asOf,
            KnownAt = knownAt,
            TargetPerMille = target,
            Hours = hours,
            Maintenance = maintenance,
            Exclusions = exclusions,
            Policies = policies,
        };

    /// <summary>Histories in which nothing but the states matters.</summary>
    public static Gen<History> Plain { get; } = Any.Select(history => history with
    {
        Hours = null,
        Maintenance = [],
        Exclusions = [],
        Policies = history.Policies with { Contract = ContractPeriod.From(FirstContractDay) },
    });

    public override string ToString() => $$"""
        initial {{Initial}}, window {{Window}}, asOf {{AsOf}}, knownAt {{KnownAt}}, target {{TargetPerMille}}
        events {{string.Join("; ", Events)}}
        hours {{(Hours is null ? "24x7" : string.Join("; ", Hours))}}
        maintenance {{string.Join("; ", (object[])Maintenance)}}
        exclusions {{string.Join("; ", (object[])Exclusions)}}
        policies {{Policies}}
        """;

    private static Gen<ProbeState> State => Gen.Frequency((3, Gen.Const(ProbeState.Up)), (1, Gen.Const(ProbeState.Degraded)), (3, Gen.Const(ProbeState.Down)),
        (1, Gen.Const(ProbeState.Unknown)));

    // Half of the instants stand on a coarse grid, so that edges often coincide.
    private static Gen<long> Time => Gen.Frequency((1, Gen.Long[-Reach, Reach]), (1, Gen.Long[-Reach / 10, Reach / 10].Select(tens => tens * 10)))
        .Select(offset => YearEdge + offset);

    private static Gen<long?> MaybeTime => Gen.Frequency((2, Gen.Const((long?)null)), (1, Time.Select(at => (long?)at)));

    private static Gen<Span> NonEmptySpan => Gen.Select(Time, Gen.Frequency((1, Gen.Long[1, Reach]), (1, Gen.Long[1, Reach / 10].Select(tens => tens * 10))))
        .Select((start, length) => new Span(start, start + length));

    private static Gen<StateEvent> Event => Gen.Select(Time, State, Gen.Frequency((1, Gen.Const(0L)), (1, Gen.Long[0, 50])), MaybeTime)
        .Select((at, state, doubt, recorded) => new StateEvent(at, state, doubt == 0 ? null : at - doubt, recorded));

    private static Gen<MaintenanceWindow> MaintenanceGen =>
        Gen.Select(NonEmptySpan, Gen.Frequency((1, Gen.Const(-1L)), (5, Gen.Long[0, 60])), MaybeTime, Gen.Int[0, 9])
        .Select((span, notice, recorded, approved) => new MaintenanceWindow
        {
            Span = span,
            AnnouncedAt = notice < 0 ? null : span.Start - notice,
            RecordedAt = recorded,
            IsApproved = approved > 0,
            Id = "m",
        });

    private static Gen<Exclusion> ExclusionGen => Gen.Select(NonEmptySpan, MaybeTime)
        .Select((span, recorded) => new Exclusion { Span = span, RecordedAt = recorded, Reason = "force_majeure" });

    private static Gen<AvailabilityPolicies> PoliciesGen =>
        from trust in Gen.Frequency((1, Gen.Const(0)), (1, Gen.Int[0, 1000]))
        from degraded in Gen.Int[0, 3].Select(i => new[] { 0, 1000, 500, 333 }[i])
        from maintenance in Gen.Enum<MaintenancePolicy>()
        from minOutage in Gen.Frequency((1, Gen.Const(0L)), (1, Gen.Long[1, 60]))
        from roundUp in Gen.Frequency((2, Gen.Const(1L)), (1, Gen.Long[1, 40]))
        from notice in Gen.Frequency((1, Gen.Const(0L)), (1, Gen.Long[0, 40]))
        from cap in Gen.Frequency((1, Gen.Const((long?)null)), (2, Gen.Long[0, 120].Select(hours => (long?)hours)))
        from permitted in Gen.Frequency((3, Gen.Const((Span[]?)null)), (1, NonEmptySpan.Array[0, 3].Select(spans => (Span[]?)spans)))
        from contract in Gen.Int[0, 3]
        from contractFrom in Time
        select new AvailabilityPolicies
        {
            TrustUnknownUpTo = Rational.Of(trust, 1000),
            DegradedWeight = degraded,
            Maintenance = maintenance,
            MinOutage = minOutage,
            RoundOutageUpTo = roundUp,
            Notice = notice,
            MaintenanceCapPerYear = cap,
            MaintenanceHours = permitted is null ? null : new OpenSpanList(SpanSet.Of(permitted)),
            Contract = contract switch
            {
                0 => null,
                1 => ContractPeriod.From(contractFrom),
                _ => ContractPeriod.From(FirstContractDay),
            },
        };

    private static Gen<long> Near(int distance) => Gen.Long[YearEdge - distance, YearEdge + distance];
}
