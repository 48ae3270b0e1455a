using NodaTime;
using Upheld.Evidence.Canonical;
using Upheld.Figures.Samples;
using Upheld.Testing.Database;
using Upheld.Verification;

namespace Upheld.Reporting.Tests.Reports;

public sealed class ServiceHoursReportTests
{
    private const long Hour = 3_600_000;

    public static IEnumerable<object[]> Both => TestDatabase.Both;

    /// <summary>An hour down on Sunday at noon and on Monday at ten.</summary>
    private static ProbeState? TwoOutages(string monitor, Instant at) =>
        monitor == "shop-http" && ((at >= Given.At(3, 1, 12) && at < Given.At(3, 1, 13)) || (at >= Given.At(3, 2, 10) && at < Given.At(3, 2, 11))) ? ProbeState.Down : ProbeState.Up;

    private static string Calendar(string week) => $$"""
        ---
        apiVersion: upheld/v1
        kind: Calendar
        metadata: { name: office }
        spec: { timeZone: Asia/Shanghai, weekly: { {{week}} } }

        """;

    private static string Promised(string target) => Given.Contract("acme", ("monthly", "month", target, "calendar: office"));

    private static async Task<World> OfficeAsync(string provider)
    {
        var world = await World.CreateAsync(provider, Given.Eve);
        await world.ApplyAsync(Given.Acme + Given.Monitor("shop-http") + Given.Monitor("shop-db") + Calendar("mon-fri: [ \"09:00-18:00\" ]") + Promised("90%"));
        await world.LiveAsync(Given.At(3, 3, 1), TwoOutages, Duration.FromHours(6));
        return world;
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Service_hours_are_reported_and_proved_and_the_bundle_carries_their_calendar(string provider)
    {
        await using var world = await OfficeAsync(provider);
        var acme = await world.CustomerAsync("acme");

        var made = await world.ReportAsync(acme, "2026-03-02");

        made.Verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        var figure = made.Figure("acme-2026/monthly/shop/");
        (figure.DownMs, figure.Record.Result.Object("ledgerMs").Integer("outside")).ShouldBe((Hour, 15 * Hour));
        figure.Record.Inputs.Calendars.ShouldHaveSingleItem();
        Files(made.Bundle).ShouldContain("calendars/office.1.json");
        (await world.CardAsync(acme, "monthly", world.Now)).Figure.Services.Single().Answer.Ledger.Down.ShouldBe(Hour); // Sunday's hour is nobody's
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Amended_terms_and_hours_are_reported_piece_by_piece_and_an_older_report_stays_proved(string provider)
    {
        await using var world = await OfficeAsync(provider);
        var acme = await world.CustomerAsync("acme");
        var before = await world.ReportAsync(acme);

        await world.ApplyAsync(Calendar("mon-sun: [ \"00:00-24:00\" ]") + Promised("95%"));
        await world.LiveAsync(Given.At(3, 4, 6), TwoOutages, Duration.FromHours(6));
        var after = await world.ReportAsync(acme);

        (before.Verified.Outcome, after.Verified.Outcome).ShouldBe((Outcome.Proven, Outcome.Proven));
        var figure = after.Figure("acme-2026/monthly/shop/");
        figure.Record.Result.Array("pieces").Select(piece => (CanonicalObject)piece).Select(piece => (piece.Text("start"), piece.Text("target"), piece.Object("ledgerMs").Integer("down"))).ShouldBe(
            [("2026-02-28T16:00:00.000Z", "90", Hour), ("2026-03-02T16:00:00.000Z", "95", 0)]);
        figure.Record.Result.Text("stricterTarget").ShouldBe("19/20");
        figure.BudgetMs.ShouldBe((long)(((9 * 0.1) + (29 * 24 * 0.05)) * Hour)); // Monday's office hours, then 29 whole days
        var card = (await world.CardAsync(acme, "monthly", world.Now)).Figure;
        (card.BudgetMs, card.Services.Single().Answer.Ledger.Down).ShouldBe((figure.BudgetMs, figure.DownMs));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_promise_that_ended_is_reported_until_its_end_and_not_for_days_after_it(string provider)
    {
        await using var world = await OfficeAsync(provider);
        var acme = await world.CustomerAsync("acme");
        await world.ApplyAsync(Given.Contract("acme", ("always", "month", "95%", ""))); // Tuesday the 3rd: the office promise is gone
        await world.LiveAsync(Given.At(3, 4, 6), TwoOutages, Duration.FromHours(6));

        var made = await world.ReportAsync(acme, "2026-03");

        made.Verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        var figure = made.Figure("acme-2026/monthly/shop/");
        figure.Record.Result.Object("ledgerMs").ShouldSatisfyAllConditions(
            ledger => ledger.Integer("down").ShouldBe(Hour, "Monday's outage stays"), ledger => ledger.Integer("future").ShouldBe(0, "nothing is promised from Tuesday on"));
        figure.BudgetMs.ShouldBe((long)(9 * 0.1 * Hour), "Monday's office hours at 90 %");
        figure.Record.Inputs.Terms.Sum(range => range.Last - range.First + 1).ShouldBe(2, "its terms, and its end");
        (await world.ReportAsync(acme, "2026-03-03")).Document.Figures.Select(f => f.Id.Split('/')[1]).Distinct().ShouldBe(["always"]);
        (await world.ReportAsync(acme, "2026-03-02")).Document.Figures.Select(f => f.Id.Split('/')[1]).Distinct().ShouldBe(["monthly"]);
    }

    private static IEnumerable<string> Files(byte[] bundle)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bundle));
        return [.. zip.Entries.Select(e => e.FullName)];
    }
}
