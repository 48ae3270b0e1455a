using NodaTime;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;

namespace Upheld.Figures.Tests.Samples;

/// <summary>A monitor to test with: slot 0 is due at instant 0, one slot each minute, valid for 75 s, two failures confirm.</summary>
internal static class Watch
{
    public const long Minute = 60_000;

    public static MonitorSchedule EveryMinute { get; } = new(null, default)
    {
        Monitor = Guid.Parse("0198c0de-0000-7000-8000-000000000002"),
        Number = 7,
        Location = 1,
        Vantage = "local",
        Active = true,
        FirstSlot = 0,
        StartsAt = Instant.FromUnixTimeMilliseconds(0),
        IntervalMs = Minute,
        TimeoutMs = 10_000,
        JitterMs = 5_000,
        ConfirmFailures = 2,
        ConfirmSuccesses = 1,
    };

    public static MonitorSchedule From(this MonitorSchedule schedule, long startsAt, uint firstSlot) =>
        schedule with { StartsAt = Instant.FromUnixTimeMilliseconds(startsAt), FirstSlot = firstSlot };

    public static Sample Check(uint slot, ProbeState state, int offset = 0, FaultClass fault = FaultClass.None) =>
        new(7, 1, slot, (ushort)offset, state, fault == FaultClass.None && state == ProbeState.Down ? FaultClass.TcpRefused : fault, Sample.NoStatus, 700);

    /// <summary>One letter a slot: U up, D down, G degraded, ? nothing found out, a dot for no check.</summary>
    public static IEnumerable<Sample> Checks(string letters) => letters
        .Select((letter, slot) => letter switch
        {
            'U' => Check((uint)slot, ProbeState.Up),
            'D' => Check((uint)slot, ProbeState.Down),
            'G' => Check((uint)slot, ProbeState.Degraded),
            '?' => Check((uint)slot, ProbeState.Unknown, fault: FaultClass.ProbeOffline),
            _ => (Sample?)null,
        })
        .OfType<Sample>();
}
