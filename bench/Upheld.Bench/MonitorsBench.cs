using System.Globalization;
using System.Net.Http.Json;

namespace Upheld.Bench;

/// <summary>CPU of a whole check: scheduling, state and storage included, against the peers on the same targets in the same run, by turns.</summary>
/// <remarks>A watch runs for months, so all are measured warm: each has run for <see cref="WarmUp"/> before the first turn, and stands still while the others are measured.</remarks>
internal static class MonitorsBench
{
    private const int Interval = 10;

    private static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(4);

    /// <summary>After a standstill every target is checked anew within this time.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(Interval + 5);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var monitors = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000;
        var rounds = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 5;
        var seconds = arguments.Length > 2 ? int.Parse(arguments[2], CultureInfo.InvariantCulture) : 30;
        var warmUp = arguments.Length > 3 ? TimeSpan.FromSeconds(int.Parse(arguments[3], CultureInfo.InvariantCulture)) : WarmUp;
        using var nginx = new Nginx();
        using var host = new Host();
        await host.StartAsync(0);
        await host.ApplyAsync(monitors, Interval, nginx.Port);
        host.Kill();
        var (ready, watching) = await host.StartAsync(monitors);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Upheld serves after {ready.TotalSeconds:F1} s, watches all after {watching.TotalSeconds:F1} s; {host.Memory()}"));
        using var peers = new Peers(monitors, Interval, nginx.Port);
        await Task.Delay(warmUp);
        var (whole, alone, ours) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 1; round <= rounds; round++)
        {
            peers.Stand();
            var own = await MeasureAsync(nginx, seconds, () => (host.Cpu().Seconds, 0));
            host.Stand();
            peers.GoOn();
            var others = await MeasureAsync(nginx, seconds, () => (peers.Blackbox().Seconds, peers.Prometheus().Seconds));
            host.GoOn();
            ours.Add(own.First / own.Checks);
            alone.Add(others.First / others.Checks);
            whole.Add((others.First + others.Second) / others.Checks);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"round {round}: Upheld {own.Checks} checks, {ours[^1] * 1e6:F0} us CPU a check, {host.Memory()}; "
                + $"blackbox {others.Checks} checks, {alone[^1] * 1e6:F0} us; with Prometheus {whole[^1] * 1e6:F0} us, {peers.Memory()}"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"median: Upheld {Median(ours) * 1e6:F0} us CPU a check; blackbox {Median(alone) * 1e6:F0} us, {Median(alone) / Median(ours):F1} times as much; "
            + $"Prometheus and blackbox {Median(whole) * 1e6:F0} us, {Median(whole) / Median(ours):F1} times as much"));
        return 0;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>CPU and the requests that nginx itself has counted, from when all goes evenly.</summary>
    private static async Task<(long Checks, double First, double Second)> MeasureAsync(Nginx nginx, int seconds, Func<(double First, double Second)> cpu)
    {
        await Task.Delay(Settle);
        var (before, from) = (await nginx.RequestsAsync(), cpu());
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        var (after, to) = (await nginx.RequestsAsync(), cpu());
        return (after - before - 1, to.First - from.First, to.Second - from.Second);
    }
}
