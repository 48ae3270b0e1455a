using Upheld.Figures.Samples;

namespace Upheld.Figures.Tests.Samples;

/// <summary>Checks as a real monitor makes them: one a minute, a few milliseconds late, sealed in five-minute batches; latency around 80 ms that rises and
/// falls with the hour, jitters from check to check and now and then is far out; some slow answers, a short outage on some days.</summary>
internal static class Realistic
{
    public static IEnumerable<BatchedSample> Day(int seed, int day, double jitter, int checks = 1440)
    {
        var random = new Random((seed * 1000) + day);
        var outage = random.Next(7) == 0 ? random.Next(checks) : -1;
        for (var check = 0; check < checks; check++)
        {
            var slot = (uint)((day * checks) + check);
            var late = random.NextDouble() < 0.02 ? random.Next(300) : (-Math.Log(1 - random.NextDouble()) * 6) + 1;
            var isDown = outage >= 0 && check >= outage && check < outage + 4;
            var milliseconds = 80 * (1 + (0.25 * Math.Sin(check * Math.Tau / checks))) * Math.Exp(jitter * Gauss(random));
            milliseconds *= random.NextDouble() < 0.01 ? 1 + (random.NextDouble() * 20) : 1;
            var state = isDown ? ProbeState.Down : milliseconds > 1000 ? ProbeState.Degraded : ProbeState.Up;
            var fault = isDown ? FaultClass.HttpStatus : state == ProbeState.Degraded ? FaultClass.HttpSlow : FaultClass.None;
            // Batches are sealed on the clock of the log, not of the monitor: one minute in twenty falls to the other side.
            var batch = (slot + (uint)random.Next(20) / 19) / 5;
            yield return new BatchedSample(batch, new Sample(
                7, 1, slot, Sample.OffsetOf((long)late), state, fault, (ushort)(isDown ? 503 : 200), LatencyScale.StepOfNanoseconds((long)(milliseconds * 1e6))));
        }
    }

    private static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
