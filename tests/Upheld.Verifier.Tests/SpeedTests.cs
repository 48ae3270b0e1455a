using System.Diagnostics;
using System.Globalization;

using Upheld.Verification;
using Upheld.Verifier.Tests.Scenarios;

namespace Upheld.Verifier.Tests;

[CollectionDefinition(nameof(SpeedTests), DisableParallelization = true)]
public sealed class SpeedCollection;

[Collection(nameof(SpeedTests))]
public sealed class SpeedTests(ITestOutputHelper output)
{
    [Fact]
    public void A_month_of_ten_probes_is_verified_within_three_seconds()
    {
        using var bundle = new MemoryStream();
        new MonthOfProbes(10).WriteTo(bundle);
        var zip = bundle.ToArray();

        // The best of some: the machine has other work.
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 10 && best >= TimeSpan.FromSeconds(3); i++)
        {
            var watch = Stopwatch.StartNew();
            BundleVerification.Run(zip, new VerificationOptions()).Headline.ShouldBe("PROVEN (unwitnessed)");
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        output.WriteLine($"{zip.Length} bytes, {best.TotalMilliseconds:F0} ms");
        best.ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    /// <summary>Writes a bundle to measure the published program on: UPHELD_MONTH_OF=1000 UPHELD_MONTH_FILE=month.zip.</summary>
    [Fact]
    public void A_month_of_as_many_probes_as_asked_for()
    {
        if (Environment.GetEnvironmentVariable("UPHELD_MONTH_FILE") is not { } file)
        {
            Assert.Skip("UPHELD_MONTH_FILE is not set");
            return;
        }

        using var bundle = File.Create(file);
        new MonthOfProbes(int.Parse(Environment.GetEnvironmentVariable("UPHELD_MONTH_OF") ?? "10", CultureInfo.InvariantCulture), 10).WriteTo(bundle);
    }
}
