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
}
