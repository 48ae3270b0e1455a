using CsCheck;
using Upheld.Figures.Samples;

namespace Upheld.Figures.Tests.Samples;

internal static class Gens
{
    public static readonly Gen<ProbeState> State = Gen.Byte[0, 3].Select(code => (ProbeState)code);

    public static readonly Gen<ushort> Latency = Gen.Frequency(
        (9, Gen.UShort[0, LatencyScale.Highest]),
        (1, Gen.Const(LatencyScale.None)));

    public static readonly Gen<Sample> Sample =
        Gen.Select(Gen.UInt, Gen.UShort, Gen.UInt, Gen.UShort, State, Gen.Byte, Gen.UShort, Latency)
            .Select((monitor, location, slot, offset, state, fault, status, latency) =>
                new Sample(monitor, location, slot, offset, state, (FaultClass)fault, status, latency));

    /// <summary>One to four schedules one after the other, at intervals of one to nine seconds, some of them a pause, each free to leave slots out.</summary>
    public static readonly Gen<ProbeSchedule> Schedule =
        Gen.Select(Gen.Long[1, 9], Gen.Long[0, 3], Gen.Long[0, 20_000], Gen.Bool, Gen.UInt[0, 3], Gen.Int[1, 3], Gen.Int[1, 3])
            .Array[1, 4]
            .Select(parts => parts.Aggregate((Schedule: ProbeSchedule.Empty, Start: 0L), (before, part) =>
            {
                var start = before.Start + part.Item3;
                return (before.Schedule.With(Watch.EveryMinute.From(start, before.Schedule.NextSlot(start) + part.Item5) with
                {
                    Active = part.Item4 || start == 0,
                    IntervalMs = part.Item1 * 1_000,
                    TimeoutMs = part.Item2 * 400,
                    JitterMs = part.Item2 * 100,
                    ConfirmFailures = part.Item6,
                    ConfirmSuccesses = part.Item7,
                }), start);
            }).Schedule);

    /// <summary>Checks of <see cref="Schedule"/>, some beside any slot, up to two seconds late.</summary>
    public static readonly Gen<Sample[]> Checks =
        Gen.Select(Gen.UInt[0, 40], Gen.Int[0, 200], State).Select((slot, offset, state) => Watch.Check(slot, state, offset)).Array[0, 60];
}
