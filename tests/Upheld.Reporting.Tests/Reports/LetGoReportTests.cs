using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Kernel.Jobs;
using Upheld.Testing.Database;

namespace Upheld.Reporting.Tests.Reports;

/// <summary>Reports over days whose checks were let go.</summary>
public sealed class LetGoReportTests
{
    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_report_names_the_figures_whose_checks_were_let_go_and_proves_the_others(string provider)
    {
        await using var world = await CreateAsync(provider);
        var acme = await world.CustomerAsync("acme");
        var early = await world.ReportAsync(acme, "2026-03-02");
        early.Verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        await LetGoAsync(world, Instant.FromUtc(2027, 4, 7, 12, 0)); // 400 days: up to 2 March UTC, which ends at 8 o'clock on the 3rd in Shanghai

        var made = await world.ReportAsync(acme, "2026-03-04");
        made.Verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        (made.Figure("acme-2026/daily/shop/2026-03-04_2026-03-04").DownMs, made.Document.Omitted.Count).ShouldBe((7 * 60_000, 0));

        var month = await world.ReportAsync(acme, "2026-03");
        month.Verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        month.Document.Omitted.Select(o => (o.Figure, o.Reason)).ShouldBe(
            [.. new[] { "01_2026-03-31", "01_2026-03-01", "02_2026-03-02", "03_2026-03-03" }.Select(days => ($"acme-2026/daily/shop/2026-03-{days}", "figure.let_go"))], ignoreOrder: true);
        month.Document.Figures.Select(f => f.Id).ShouldContain("acme-2026/daily/shop/2026-03-04_2026-03-04");

        var none = await world.TryReportAsync(acme, "2026-03-02");
        (none.IsOk, none.IsOk ? "" : none.Error.Code).ShouldBe((false, "report.let_go"));
        early.Verified.Headline.ShouldBe("PROVEN (unwitnessed)"); // what was handed out before stays proven
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Checks_that_are_missing_without_having_been_let_go_still_stop_a_report(string provider)
    {
        await using var world = await CreateAsync(provider);
        await LetGoAsync(world, Instant.FromUtc(2027, 4, 7, 12, 0));
        await world.TamperAsync($"delete from monitoring_day where day = {Instant.FromUtc(2026, 3, 4, 0, 0).ToUnixTimeSeconds() / 86_400}");

        var report = await world.TryReportAsync(await world.CustomerAsync("acme"), "2026-03-04");

        report.Error!.Code.ShouldBe("report.evidence_missing");
    }

    /// <summary>Five days of the shop; on the fourth it is away for seven minutes at noon.</summary>
    private static async Task<World> CreateAsync(string provider)
    {
        var world = await World.CreateAsync(provider, Given.Eve);
        await world.ApplyAsync(Given.Acme + Given.Monitor("shop-http") + Given.Monitor("shop-db") + Given.Contract("acme", ("daily", "day", "97%", "evidence: 400d")));
        await world.LiveAsync(Given.At(3, 6, 9), (monitor, at) => monitor == "shop-http" && at >= Given.At(3, 4, 12) && at < Given.At(3, 4, 12, 7) ? ProbeState.Down : ProbeState.Up);
        return world;
    }

    private static async Task LetGoAsync(World world, Instant at)
    {
        world.Time.SetUtcNow(at.ToDateTimeOffset());
        await world.Services.GetServices<IJob>().Single(job => job.Name == "samples.let_go").RunAsync(at, default);
        await world.DrainAsync();
    }
}
