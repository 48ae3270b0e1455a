using NodaTime;
using Upheld.Figures.Exact;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Figures.Verdicts;
using Upheld.Kernel.Scopes;
using Upheld.Reporting.Reports;
using Upheld.Testing.Database;
using Upheld.Testing.Requirements;
using Upheld.Verification;

namespace Upheld.Reporting.Tests.Reports;

public sealed class MakeReportTests
{
    public static IEnumerable<object[]> Both => TestDatabase.Both;

    /// <summary>Seven checks of the shop's page fail from 10:00 on 2 March; its database is not looked at for thirty checks from 15:00.</summary>
    private static ProbeState? TroubledDay(string monitor, Instant at) => monitor switch
    {
        "shop-http" when at >= Given.At(3, 2, 10) && at < Given.At(3, 2, 10, 7) => ProbeState.Down,
        "shop-db" when at >= Given.At(3, 2, 15) && at < Given.At(3, 2, 15, 30) => null,
        _ => ProbeState.Up,
    };

    private const long Down = 7 * 60_000;
    private const long Unknown = (31 * 60_000) - Given.Validity;

    private static async Task<World> WithTrouble(string provider, Instant until)
    {
        var world = await World.CreateAsync(provider, Given.Eve);
        await world.ApplyAsync(Given.Shop);
        await world.LiveAsync(until, TroubledDay);
        return world;
    }

    [Theory]
    [MemberData(nameof(Both))]
    [Requirement("S-02", "a third-party verifier program, given only the pack, reproduces every figure; one changed byte is detected")]
    public async Task A_day_of_known_trouble_is_reported_to_the_millisecond_and_proved(string provider)
    {
        await using var world = await WithTrouble(provider, Given.At(3, 3, 1));

        var made = await world.ReportAsync(await world.CustomerAsync("acme"), "2026-03-02");

        made.Verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        var figure = made.Figure("acme-2026/daily/shop/2026-03-02_2026-03-02");
        (figure.DownMs, figure.UnknownMs).ShouldBe((Down, Unknown));
        figure.Record.Verdict.ShouldBe("met"); // 97 % allows 43 minutes: enough even if the gap was an outage
        Exact(figure.Record.Result.Text("availability")).ShouldBe(Rational.Of(86_400_000 - Down - Unknown, 86_400_000 - Unknown));
        var monthly = made.Figure("acme-2026/monthly/shop/2026-03-02_2026-03-02"); // the same day against another target: only the budget differs
        monthly.Record.Result["ledgerMs"].ShouldBe(figure.Record.Result["ledgerMs"]);
        (monthly.BudgetMs, figure.BudgetMs).ShouldBe((864_000, 2_592_000));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Without_a_period_every_promise_is_reported_in_its_running_window_and_as_the_scorecard_says(string provider)
    {
        await using var world = await WithTrouble(provider, Given.At(3, 2, 18));
        var acme = await world.CustomerAsync("acme");

        var made = await world.ReportAsync(acme);

        made.Document.Figures.Select(f => f.Id).ShouldBe(["acme-2026/monthly/shop/2026-03-01_2026-03-31", "acme-2026/daily/shop/2026-03-02_2026-03-02"]);
        made.Report.Period.ShouldBeNull();
        foreach (var promise in new[] { "monthly", "daily" })
        {
            await ShouldEqualScorecard(world, made, promise, world.Now);
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_month_is_reported_with_every_window_that_ended_in_it(string provider)
    {
        await using var world = await WithTrouble(provider, Given.At(3, 4, 6));
        var acme = await world.CustomerAsync("acme");

        var made = await world.ReportAsync(acme, "2026-03");

        made.Verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        made.Document.Figures.Select(f => f.Id).ShouldBe(
        [
            "acme-2026/monthly/shop/2026-03-01_2026-03-31",
            "acme-2026/daily/shop/2026-03-01_2026-03-01", "acme-2026/daily/shop/2026-03-01_2026-03-31",
            "acme-2026/daily/shop/2026-03-02_2026-03-02", "acme-2026/daily/shop/2026-03-03_2026-03-03",
        ], ignoreOrder: true);
        await ShouldEqualScorecard(world, made, "monthly", world.Now);
        await ShouldEqualScorecard(world, made, "daily", Given.At(3, 2, 12));
        await ShouldEqualScorecard(world, made, "daily", Given.At(3, 3, 12));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_quarter_begins_with_the_contract_when_that_is_later(string provider)
    {
        await using var world = await WithTrouble(provider, Given.At(3, 2, 18));

        var made = await world.ReportAsync(await world.CustomerAsync("acme"), "2026-Q1");

        made.Verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        var figure = made.Figure("acme-2026/monthly/shop/");
        figure.Window.ShouldBe(new(Given.At(3, 1, 0).ToUnixTimeMilliseconds(), Given.At(4, 1, 0).ToUnixTimeMilliseconds()));
        figure.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task A_window_that_began_before_the_contract_is_reported_once()
    {
        await using var world = await World.CreateAsync("sqlite", Given.At(3, 9, 23));
        await world.ApplyAsync((Given.Acme + Given.Monitor("shop-http") + Given.Monitor("shop-db") + Given.Contract("acme", ("monthly", "month", "99%", "")))
            .Replace("start: 2026-03-01", "start: 2026-03-10", StringComparison.Ordinal));
        await world.LiveAsync(Given.At(3, 10, 2), (_, _) => ProbeState.Up);

        var made = await world.ReportAsync(await world.CustomerAsync("acme"), "2026-03");

        made.Document.Figures.ShouldHaveSingleItem().Id.ShouldBe("acme-2026/monthly/shop/2026-03-01_2026-03-31");
        await ShouldEqualScorecard(world, made, "monthly", world.Now);
    }

    [Fact]
    public async Task A_rolling_window_and_the_days_asked_for_stand_side_by_side()
    {
        await using var world = await World.CreateAsync("sqlite", Given.Eve);
        await world.ApplyAsync(Given.Acme + Given.Monitor("shop-http") + Given.Monitor("shop-db") + Given.Contract("acme", ("rolling", "{ rolling: 1d }", "97%", "")));
        await world.LiveAsync(Given.At(3, 2, 14), TroubledDay);

        var made = await world.ReportAsync(await world.CustomerAsync("acme"), "2026-03-01/2026-03-02");

        made.Verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        made.Document.Figures.Select(f => f.Id).ShouldBe(
            ["acme-2026/rolling/shop/2026-03-01_2026-03-02", "acme-2026/rolling/shop/2026-03-01T14:00:00_2026-03-02T14:00:00"]);
        await ShouldEqualScorecard(world, made, "rolling", world.Now);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_second_report_leaves_the_first_one_as_it_was(string provider)
    {
        await using var world = await WithTrouble(provider, Given.At(3, 2, 12));
        var acme = await world.CustomerAsync("acme");
        var first = await world.ReportAsync(acme, "2026-03-02");
        await world.LiveAsync(Given.At(3, 2, 16), TroubledDay);

        var second = await world.ReportAsync(acme, "2026-03-02");

        second.Report.Id.ShouldNotBe(first.Report.Id);
        second.Figure("acme-2026/daily/").UnknownMs.ShouldBe(Unknown);
        first.Figure("acme-2026/daily/").UnknownMs.ShouldBe(0);
        var again = (await world.ReadAsync(Scope.Customer(acme), first.Report.Id))!;
        again.Bundle.ShouldBe(first.Bundle);
        again.Verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        (await world.ListAsync(Scope.Customer(acme))).Select(r => r.Id).ShouldBe([second.Report.Id, first.Report.Id]);
        (await world.ListAsync(Scope.Customer(acme), second.Report.Id)).Select(r => r.Id).ShouldBe([first.Report.Id]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_becomes_known_later_makes_another_report_and_no_other_figure_in_the_old_one(string provider)
    {
        await using var world = await WithTrouble(provider, Given.At(3, 3, 1));
        var (acme, shop) = (await world.CustomerAsync("acme"), await world.ServiceAsync("shop"));
        var before = await world.ReportAsync(acme, "2026-03-02");
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.RecordAsync(new ExclusionRecorded(acme.Value, world.Now)
        {
            Exclusion = new Guid(1, 0, 0, new byte[8]), Services = [shop], Start = Given.At(3, 2, 9), End = Given.At(3, 2, 11), Reason = "force_majeure",
        });

        var after = await world.ReportAsync(acme, "2026-03-02");

        (await world.ReadAsync(Scope.Customer(acme), before.Report.Id))!.Bundle.ShouldBe(before.Bundle);
        before.Figure("acme-2026/daily/").DownMs.ShouldBe(Down);
        after.Verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        var figure = after.Figure("acme-2026/daily/");
        figure.DownMs.ShouldBe(0);
        figure.Record.Result.Object("ledgerMs").Integer("excluded").ShouldBe(2 * 3_600_000);
        Exact(figure.Record.Result.Text("withoutRetroactive")).ShouldBe(Exact(before.Figure("acme-2026/daily/").Record.Result.Text("availability"))); // counted both ways
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Days_in_blocks_and_the_open_day_stand_in_one_report(string provider)
    {
        await using var world = await WithTrouble(provider, Given.At(3, 3, 12)); // UTC midnights at 08:00 on each day: two have been compacted
        (await world.CountAsync("monitoring_day")).ShouldBeGreaterThan(0);
        (await world.CountAsync("monitoring_chunk")).ShouldBeGreaterThan(0);

        var made = await world.ReportAsync(await world.CustomerAsync("acme"), "2026-03-01/2026-03-03");

        made.Verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        var figure = made.Figure("acme-2026/monthly/shop/");
        (figure.DownMs, figure.UnknownMs).ShouldBe((Down, Unknown));
        figure.Record.Result.Object("ledgerMs").Integer("up").ShouldBe((60 * 3_600_000) - Down - Unknown);
    }

    [Fact]
    [Requirement("S-02", "a third-party verifier program, given only the pack, reproduces every figure; one changed byte is detected")]
    public async Task Any_changed_bit_of_a_bundle_is_refused()
    {
        await using var world = await WithTrouble("sqlite", Given.At(3, 2, 16));
        var made = await world.ReportAsync(await world.CustomerAsync("acme"));
        made.Verified.Outcome.ShouldBe(Outcome.Proven);

        for (var at = 0; at < made.Bundle.Length; at += 1 + (made.Bundle.Length / TestSize.Pick(200, 4000)))
        {
            var forged = made.Bundle.ToArray();
            forged[at] ^= (byte)(1 << (at % 8));
            BundleVerification.Run(forged, new VerificationOptions()).Outcome.ShouldNotBe(Outcome.Proven, $"byte {at}");
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Damaged_samples_make_no_report_and_record_nothing(string provider)
    {
        await using var world = await WithTrouble(provider, Given.At(3, 2, 7)); // before the next compaction: today's samples are chunks
        var acme = await world.CustomerAsync("acme");
        await world.TamperAsync("delete from monitoring_chunk where id = (select id from monitoring_chunk where batch is not null order by id limit 1)");

        var made = await world.TryReportAsync(acme);

        made.Error!.Code.ShouldBe("report.evidence_missing");
        (await world.CountAsync("reporting_report")).ShouldBe(0);
        (await world.CountAsync("kernel_fact where type = 'report'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_promise_that_no_formula_proves_yet_is_named_as_left_out()
    {
        await using var world = await World.CreateAsync("sqlite", Given.Eve);
        await world.ApplyAsync(Given.Shop.Replace("name: daily\n      indicator: availability\n      scope: { criticality: core }", "name: safe\n      indicator: dataExposures", StringComparison.Ordinal)
            .Replace("atLeast: \"97%\"", "atMost: 0", StringComparison.Ordinal));
        await world.LiveAsync(Given.At(3, 1, 2), (_, _) => ProbeState.Up);

        var made = await world.ReportAsync(await world.CustomerAsync("acme"));

        made.Report.Omitted.ShouldBe("acme-2026/safe figure.no_formula");
    }

    [Fact]
    public async Task Where_nothing_is_promised_there_is_nothing_to_report()
    {
        await using var world = await World.CreateAsync("sqlite", Given.Eve);
        await world.ApplyAsync(Given.Acme + Given.Monitor("shop-http") + Given.Monitor("shop-db"));
        await world.LiveAsync(Given.At(3, 1, 2), (_, _) => ProbeState.Up);
        var acme = await world.CustomerAsync("acme");

        (await world.TryReportAsync(acme)).Error!.Code.ShouldBe("report.nothing_promised");
        await world.ApplyAsync(Given.Contract("acme", ("daily", "day", "97%", "")));
        (await world.TryReportAsync(acme, "2025")).Error!.Code.ShouldBe("report.nothing_promised");
        (await world.TryReportAsync(acme, "2026-11")).Error!.Code.ShouldBe("report.nothing_promised");
        (await world.ReportAsync(acme, "2026-03-01")).Verified.Outcome.ShouldBe(Outcome.Proven);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_report_is_seen_by_its_customer_alone(string provider)
    {
        await using var world = await World.CreateAsync(provider, Given.Eve);
        await world.ApplyAsync(Given.Shop);
        await world.ApplyAsync(Given.Shop.Replace("acme", "other", StringComparison.Ordinal).Replace("shop", "office", StringComparison.Ordinal));
        await world.LiveAsync(Given.At(3, 1, 1), (_, _) => ProbeState.Up);
        var (acme, other) = (await world.CustomerAsync("acme"), await world.CustomerAsync("other"));

        var made = await world.ReportAsync(acme);

        (await world.ReadAsync(Scope.Customer(other), made.Report.Id)).ShouldBeNull();
        (await world.ListAsync(Scope.Customer(other))).ShouldBeEmpty();
        (await world.RunAsync<ReadReports, int>(Scope.Customer(other), async read =>
        {
            var parts = 0;
            await foreach (var part in read.BundleAsync(made.Report.Id, CancellationToken.None))
            {
                parts++;
            }

            return parts;
        })).ShouldBe(0);
        (await world.ListAsync(Scope.Customers([acme, other]))).ShouldHaveSingleItem();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_report_whose_making_was_cut_short_is_not_shown(string provider)
    {
        await using var world = await WithTrouble(provider, Given.At(3, 1, 1));
        var acme = await world.CustomerAsync("acme");
        var made = await world.ReportAsync(acme);

        await world.TamperAsync("delete from reporting_part");
        await world.TamperAsync("update reporting_report set size = null");

        (await world.ListAsync(Scope.Customer(acme))).ShouldBeEmpty();
        (await world.ReadAsync(Scope.Customer(acme), made.Report.Id)).ShouldBeNull();
        (await world.ReportAsync(acme)).Verified.Outcome.ShouldBe(Outcome.Proven); // the leaf of the one that was cut short does not stand in the way
    }

    [Fact]
    public async Task A_report_holds_the_contract_as_it_was_agreed()
    {
        await using var world = await WithTrouble("sqlite", Given.At(3, 1, 1));

        var made = await world.ReportAsync(await world.CustomerAsync("acme"));

        var bundle = Evidence.Bundles.Bundle.Read(made.Bundle);
        System.Text.Encoding.UTF8.GetString(bundle.Required("contracts/acme-2026-v1.json").Span).ShouldContain("\"99%\"");
        (made.Document.Titles["zh"], made.Document.Period).ShouldBe(("安科贸易", null));
    }

    private static async Task ShouldEqualScorecard(World world, Made made, string promise, Instant at)
    {
        var card = await world.CardAsync(made.Report.Customer, promise, at);
        var record = made.Document.Figures.Single(f => f.Promise == card.Id.ToString() && f.Start == card.Window.Span.Start && f.End == card.Window.Span.End);
        var answer = card.Figure.Services.ShouldHaveSingleItem().Answer;
        var ledger = record.Result.Object("ledgerMs");
        (ledger.Integer("up"), ledger.Integer("degraded"), ledger.Integer("down"), ledger.Integer("excluded"), ledger.Integer("unknown"), ledger.Integer("outside"), ledger.Integer("future"))
            .ShouldBe((answer.Ledger.Up, answer.Ledger.Degraded, answer.Ledger.Down, answer.Ledger.Excluded, answer.Ledger.Unknown, answer.Ledger.Outside, answer.Ledger.Future));
        record.Result.TextOrNull("availability").ShouldBe(answer.Availability.Value?.ToString());
        (record.Result.TextOrNull("lowest"), record.Result.TextOrNull("highest")).ShouldBe((answer.Lowest?.ToString(), answer.Highest?.ToString()));
        record.Result.Text("budgetUsedMs").ShouldBe(answer.Budget.Used.ToString());
        record.Verdict.ShouldBe(answer.Verdict?.ToText());
        var shown = ReportedFigure.Of(record);
        (shown.Percent, shown.Lowest, shown.Highest).ShouldBe((card.Figure.Figure, card.Figure.Lowest, card.Figure.Highest));
    }

    private static Rational Exact(string text) => Rational.TryParseExact(text, out var value) ? value : throw new FormatException(text);
}
