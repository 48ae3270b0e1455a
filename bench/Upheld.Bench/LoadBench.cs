using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Upheld.Figures.Samples;

namespace Upheld.Bench;

/// <summary>Many monitors for minutes: how late checks begin, memory, and how quick pages are meanwhile.</summary>
internal static partial class LoadBench
{
    private const int Interval = 60;
    private const int LateUnits = 100; // of 10 ms: one second

    public static async Task<int> RunAsync(string[] arguments)
    {
        var monitors = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 10_000;
        var minutes = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 5;
        using var nginx = new Nginx();
        using var host = new Host();
        await host.StartAsync(0);
        var clock = Stopwatch.StartNew();
        await host.ApplyAsync(monitors, Interval, nginx.Port);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"applied {monitors} monitors in {clock.Elapsed.TotalSeconds:F1} s"));
        host.Kill();
        var (ready, watching) = await host.StartAsync(monitors);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"after kill -9: serves after {ready.TotalSeconds:F2} s, watches all after {watching.TotalSeconds:F2} s, {host.Memory()}"));
        await Task.Delay(TimeSpan.FromSeconds(Interval + 10));
        var known = host.Samples().ToHashSet();
        var (cpu, started) = (host.Cpu().Seconds, Stopwatch.GetTimestamp());
        var pages = await PagesAsync(host, TimeSpan.FromMinutes(minutes));
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var used = host.Cpu().Seconds - cpu;
        await Task.Delay(TimeSpan.FromSeconds(10)); // what was found is durable within 5 s
        var samples = host.Samples().Where(s => !known.Contains(s)).ToList();
        var late = samples.Count(s => s.State == ProbeState.Up && s.Offset > LateUnits);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{samples.Count} checks in {elapsed:F0} s ({samples.Count / (elapsed + 10):F0}/s), not up {samples.Count(s => s.State != ProbeState.Up)}, "
            + $"more than 1 s late {late} ({100.0 * late / Math.Max(1, samples.Count):F3} %), latest {samples.Max(s => s.Offset) * 10} ms; {used / elapsed * 100:F0} % of a core, {host.Memory()}"));
        foreach (var (page, times) in pages)
        {
            times.Sort();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"GET {page}: median {times[times.Count / 2]:F0} ms, p95 {times[times.Count * 95 / 100]:F0} ms, {times.Count} times"));
        }

        return 0;
    }

    private static async Task<Dictionary<string, List<double>>> PagesAsync(Host host, TimeSpan lasting)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = true }) { BaseAddress = host.Address };
        var form = await client.GetStringAsync("/sign-in");
        using var signIn = new FormUrlEncodedContent(Hidden().Matches(form[form.IndexOf("value=\"sign-in\"", StringComparison.Ordinal)..]).DistinctBy(m => m.Groups["name"].Value)
            .Select(m => KeyValuePair.Create(m.Groups["name"].Value, m.Groups["value"].Value)).Append(new("_handler", "sign-in"))
            .Append(new("Email", "bench@example.org")).Append(new("Password", "correct horse battery")));
        using var signedIn = await client.PostAsync("/sign-in", signIn);
        signedIn.EnsureSuccessStatusCode();
        var pages = new[] { "/monitors", "/monitors?state=down", "/monitors?q=monitor-77", "/monitors?sort=latency", "/" }.ToDictionary(p => p, _ => new List<double>());
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < lasting)
        {
            foreach (var (page, times) in pages)
            {
                var from = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(page);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
                times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            }

            await Task.Delay(1000);
        }

        return pages;
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)" ?/?>""")]
    private static partial Regex Hidden();
}
