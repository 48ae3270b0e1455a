using System.Diagnostics;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Verification;

namespace Upheld.Reporting.Tests.Reports;

[CollectionDefinition(nameof(SpeedTests), DisableParallelization = true)]
public sealed class SpeedCollection;

[Collection(nameof(SpeedTests))]
public sealed class SpeedTests(ITestOutputHelper output)
{
    /// <summary>A typical customer: ten probes each minute, sealed every five minutes. Small: two days; full: the month.</summary>
    [Fact]
    public async Task A_month_of_ten_probes_is_made_into_a_report_and_verified_within_three_seconds()
    {
        var days = TestSize.Pick(2, 31);
        await using var world = await World.CreateAsync("sqlite", Given.Eve);
        await world.ApplyAsync(
            Given.Acme.Replace(", up: { all: [ shop-http, shop-db ] }", "", StringComparison.Ordinal)
            + string.Concat(Enumerable.Range(1, 10).Select(n => Given.Monitor($"probe-{n}")))
            + Given.Contract("acme", ("monthly", "month", "99%", "")));
        await world.LiveAsync(
            Given.At(3, 1, 0) + Duration.FromDays(days),
            (monitor, at) => (at.ToUnixTimeSeconds() / 60 * 31 % 4001) + monitor.Length is 10 ? ProbeState.Down : ProbeState.Up,
            Duration.FromMinutes(5));
        var acme = await world.CustomerAsync("acme");

        var before = GC.GetTotalAllocatedBytes();
        var making = Stopwatch.StartNew();
        var made = await world.ReportAsync(acme, "2026-03");
        making.Stop();
        var allocated = (GC.GetTotalAllocatedBytes() - before) / 1_000_000;
        var verifying = Stopwatch.StartNew();
        BundleVerification.Run(made.Bundle, new VerificationOptions()).Headline.ShouldBe("PROVEN (unwitnessed)");
        verifying.Stop();

        output.WriteLine($"{days} days: made in {making.ElapsedMilliseconds} ms ({allocated} MB allocated), {made.Bundle.Length} bytes, verified in {verifying.ElapsedMilliseconds} ms");
        verifying.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }
}
