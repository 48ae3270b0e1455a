using System.Diagnostics;
using System.Globalization;
using Upheld.Figures.Samples;
using Upheld.Kernel.Outbound;
using Upheld.Kernel.Outbound.Names;
using Upheld.Kernel.Outbound.Policy;
using Upheld.Monitoring.Probes;
using Upheld.Monitoring.Probes.Http;

namespace Upheld.Bench;

/// <summary>CPU time of one HTTP check over a new connection, against nginx on this machine: the number to hold beside a peer's in the same run.</summary>
internal static class HttpCheckBench
{
    private const int Rounds = 5;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var checks = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 10_000;
        var concurrency = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 16;
        using var nginx = new Nginx();
        var policy = NetworkPolicyFile.Parse("version: 1\nallow: [ { networks: [ 127.0.0.0/8 ] } ]").Value;
        var dialer = new OutboundDialer(policy, new SystemNameResolver());
        var options = new HttpOptions { Url = new Uri($"http://127.0.0.1:{nginx.Port}/"), Expect = new HttpExpectations { Body = new BodyExpectations { Contains = ["up"] } } };
        var probe = HttpProbe.Prepare(options, dialer, TimeProvider.System).Value;
        await WarmUpAsync(probe);
        await RoundAsync(probe, Math.Max(checks / 4, 1), concurrency);
        var costs = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            using var self = Process.GetCurrentProcess();
            var before = self.TotalProcessorTime;
            var clock = Stopwatch.StartNew();
            await RoundAsync(probe, checks, concurrency);
            self.Refresh();
            var cost = (self.TotalProcessorTime - before).TotalMicroseconds / checks;
            costs.Add(cost);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"run {round}: {checks / clock.Elapsed.TotalSeconds:F0} checks/s, {cost:F1} us CPU/check, {self.WorkingSet64 / 1024} kB"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median: {costs.Order().ElementAt(Rounds / 2):F1} us CPU/check"));
        return 0;
    }

    private static async Task WarmUpAsync(IProbe probe)
    {
        for (var attempt = 0; (await probe.CheckAsync(false, CancellationToken.None)).State != ProbeState.Up; attempt++)
        {
            if (attempt == 50)
            {
                throw new InvalidOperationException("nginx does not answer.");
            }

            await Task.Delay(100);
        }
    }

    private static Task RoundAsync(IProbe probe, int checks, int concurrency)
    {
        var left = checks;
        return Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var result = await probe.CheckAsync(false, CancellationToken.None);
                if (result.State != ProbeState.Up)
                {
                    throw new InvalidOperationException($"A check failed: {result.Finding}");
                }
            }
        })));
    }
}
