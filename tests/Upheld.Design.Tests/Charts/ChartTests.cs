using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Upheld.Design.Charts;
using Upheld.Design.Components;
using Upheld.Design.Gallery;

namespace Upheld.Design.Tests.Charts;

public sealed partial class ChartTests
{
    private static readonly LocalDate First = new(2026, 8, 4);
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);

    private static UptimeDay[] Days(string letters) => [.. letters.Select((c, i) => new UptimeDay(First.PlusDays(i), c switch
    {
        'u' => DayState.Up, 'w' => DayState.Degraded, 'd' => DayState.Down, 'n' => DayState.Unknown, 'm' => DayState.Maintenance, _ => DayState.Outside,
    }))];

    [Fact]
    public void An_uptime_bar_has_one_path_for_each_state_that_occurs()
    {
        using var page = new Pages();

        var bar = page.Render<UptimeBar>(p => p.Add(b => b.Days, Days("uuduw")));

        bar.FindAll("svg path").Select(e => e.ClassName).ShouldBe(["f-ok", "f-warn", "f-bad"], ignoreOrder: true);
        bar.Find("path.f-ok").GetAttribute("d").ShouldBe("M0 4h3v24h-3zM4 4h3v24h-3zM12 4h3v24h-3z");
        bar.Find("path.f-bad").GetAttribute("d").ShouldBe("M8 0h3v32h-3z");
        bar.Find("svg").GetAttribute("viewBox").ShouldBe("0 0 20 32");
    }

    [Fact]
    public void An_uptime_bar_says_what_it_shows_and_opens_as_a_table_with_the_last_day_first()
    {
        using var page = new Pages("zh-CN");

        var bar = page.Render<UptimeBar>(p => p.Add(b => b.Days, Days("uud")));

        bar.Find("svg[role=img]").GetAttribute("aria-label").ShouldBe("最近 3 天：正常 2 天，中断 1 天");
        bar.FindAll("details tbody tr")[0].TextContent.ShouldBe("2026/8/6中断–");
        bar.Find("summary").TextContent.ShouldBe("以表格查看");
    }

    [Fact]
    public void States_differ_in_shape_and_not_only_in_colour()
    {
        using var page = new Pages();

        var bar = page.Render<UptimeBar>(p => p.Add(b => b.Days, Days("uwdnmo")));

        // Each path's boxes, wherever they begin across.
        var shapes = bar.FindAll("svg path").Select(e => Across().Replace(e.GetAttribute("d")!, "M"));
        shapes.Distinct().Count().ShouldBe(6);
    }

    [Fact]
    public void A_strip_sends_one_letter_a_day_and_its_text()
    {
        using var page = new Pages();

        var strip = page.Render<UptimeStrip>(p => p.Add(s => s.Days, [DayState.Up, DayState.Down, DayState.Unknown]).Add(s => s.From, First));

        strip.Find("up-chart").GetAttribute("data-b").ShouldBe("udn");
        strip.Find("up-chart").GetAttribute("data-from").ShouldBe("2026-08-04");
        strip.Find("up-chart span").TextContent.ShouldBe("Last 3 days: 1 day up, 1 day down, 1 day no data");
    }

    [Fact]
    public void A_sparkline_breaks_where_nothing_was_measured_and_begins_at_zero()
    {
        using var page = new Pages();

        var spark = page.Render<Sparkline>(p => p.Add(s => s.Name, "Latency").Add(s => s.Values, [100L, 100L, null, 50L]));

        spark.Find("path.s-accent").GetAttribute("d")!.Count(c => c == 'M').ShouldBe(2);
        spark.Find("path.s-accent").GetAttribute("d").ShouldBe("M2 3L2 3L40 3M116 12L116 12"); // the highest value at the top, half of it in the middle
        spark.Find("svg").GetAttribute("aria-label").ShouldBe("Latency: latest 50, lowest 50, highest 100");
    }

    [Fact]
    public void A_sparkline_without_values_says_so_and_draws_nothing()
    {
        using var page = new Pages();

        var spark = page.Render<Sparkline>(p => p.Add(s => s.Name, "Latency").Add(s => s.Values, [null, null]));

        spark.FindAll("path").ShouldBeEmpty();
        spark.Find("svg").GetAttribute("aria-label").ShouldBe("Latency: no data");
    }

    [Theory]
    [InlineData(30_000_000, "s-ok", "Error budget: 8 h 20 m of 8 h 45 m left")]
    [InlineData(3_000_000, "s-warn", "Error budget: 50 m of 8 h 45 m left")]
    [InlineData(-60_000, "s-bad", "Error budget: overspent by 1 m of 8 h 45 m")]
    public void A_burn_down_takes_its_colour_from_pace_and_overspending(long left, string ink, string label)
    {
        using var page = new Pages();
        var end = Start + Duration.FromDays(365);

        var burn = page.Render<BurnDown>(p => p
            .Add(b => b.Start, Start).Add(b => b.End, end).Add(b => b.AllowedMs, 31_536_000)
            .Add(b => b.Points, [new(Start, 31_536_000), new(Start + Duration.FromDays(180), left)]));

        burn.Find("svg.wide path[stroke-width='2']").ClassName.ShouldBe(ink);
        burn.Find("svg.wide").GetAttribute("aria-label")!.Replace('\u00a0', ' ').ShouldBe(label);
        burn.FindAll("svg.narrow").Count.ShouldBe(1);
        burn.FindAll("details").Count.ShouldBe(1);
    }

    [Fact]
    public void A_latency_band_leaves_a_gap_where_nothing_was_measured()
    {
        using var page = new Pages();
        LatencyPoint Point(int hour, long? middle) => new(Start + Duration.FromHours(hour), 1000 * (middle - 10), 1000 * middle, 1000 * (middle + 40));

        var band = page.Render<LatencyBand>(p => p
            .Add(b => b.Name, "Latency").Add(b => b.Start, Start).Add(b => b.End, Start + Duration.FromHours(6)).Add(b => b.Limit, 300_000)
            .Add(b => b.Points, [Point(0, 100), Point(1, 120), Point(2, null), Point(3, 90), Point(4, 95)]));

        band.FindAll("svg.wide path.s-accent").Count.ShouldBe(2);
        band.FindAll("svg.wide path.s-bad").Count.ShouldBe(1);
        band.Find("svg.wide").TextContent.Replace('\u00a0', ' ').ShouldContain("limit 300 ms");
        band.FindAll("details tbody tr")[2].TextContent.ShouldContain("no data");
    }

    [Fact]
    public void A_latency_band_without_any_measurement_says_so()
    {
        using var page = new Pages();

        var band = page.Render<LatencyBand>(p => p
            .Add(b => b.Name, "Latency").Add(b => b.Start, Start).Add(b => b.End, Start + Duration.FromHours(6)).Add(b => b.Points, [new(Start, null, null, null)]));

        band.Find("svg.wide").TextContent.ShouldContain("no data");
    }

    [Fact]
    public void A_latency_below_a_millisecond_is_drawn_and_told_as_it_is()
    {
        using var page = new Pages();

        var band = page.Render<LatencyBand>(p => p
            .Add(b => b.Name, "Latency").Add(b => b.Start, Start).Add(b => b.End, Start + Duration.FromHours(6)).Add(b => b.Points, [new(Start, 310, 412, 640)]));

        band.Find("details tbody tr").TextContent.Replace('\u00a0', ' ').ShouldContain("0.41 ms");
    }

    [Fact]
    public void A_time_ledger_shows_five_minutes_of_a_year_and_its_twin_shows_them_exactly()
    {
        using var page = new Pages();

        var bar = page.Render<StackedBar>(p => p.Add(b => b.Parts, [new(LedgerClass.Up, 31_535_700_000), new(LedgerClass.Down, 300_000), new(LedgerClass.Unknown, 0)]));

        bar.Find("path.f-bad").GetAttribute("d").ShouldBe("M717 0h3v20h-3z");
        bar.FindAll(".legend li").Select(l => l.TextContent.Replace('\u00a0', ' ')).ShouldBe(["up364 d 23 h", "down5 m"]);
        bar.FindAll("details tbody tr")[1].TextContent.Replace('\u00a0', ' ').ShouldBe("down5 m0.0009 %");
    }

    [Fact]
    public void An_outage_of_seconds_is_still_seen_and_an_open_one_runs_to_the_end()
    {
        using var page = new Pages();
        var timeline = page.Render<Timeline>(p => p
            .Add(t => t.Start, Start).Add(t => t.End, Start + Duration.FromDays(30)).Add(t => t.Width, 720)
            .Add(t => t.Rows, [new("Mail", [new(DayState.Down, Start + Duration.FromDays(3), Start + Duration.FromDays(3) + Duration.FromSeconds(5)), new(DayState.Down, Start + Duration.FromDays(29), null)])]));

        var path = timeline.Find("svg.wide path.f-bad").GetAttribute("d")!;
        path.ShouldStartWith("M74 22h3v14h-3z");
        path.ShouldContain("M694 22h24v14");
        timeline.FindAll("details tbody tr")[1].TextContent.ShouldContain("ongoing");
    }

    [Theory]
    [InlineData(62, 100, "62%")]
    [InlineData(999, 1000, "99%")]
    [InlineData(-1, 1000, "\u22121%")]
    [InlineData(1, 0, "–")]
    public void A_gauge_rounds_down_so_that_full_and_empty_mean_it(long part, long whole, string text)
    {
        using var page = new Pages();

        page.Render<Gauge>(p => p.Add(g => g.Name, "Budget left").Add(g => g.Part, part).Add(g => g.Whole, whole)).Find("svg text").TextContent.ShouldBe(text);
    }

    [Fact]
    public void A_bullet_names_figure_bounds_and_target()
    {
        using var page = new Pages();

        var bullet = page.Render<Bullet>(p => p
            .Add(b => b.Name, "Availability").Add(b => b.From, 990).Add(b => b.To, 1000).Add(b => b.Value, 995).Add(b => b.Low, 993).Add(b => b.High, 997)
            .Add(b => b.Target, 999).Add(b => b.Format, v => $"{v} ‰"));

        bullet.Find("svg").GetAttribute("aria-label").ShouldBe("Availability: 995 ‰ (between 993 ‰ and 997 ‰), target 999 ‰");
    }

    [Fact]
    public void On_paper_colours_are_attributes_and_there_is_one_drawing()
    {
        using var page = new Pages();

        var burn = page.Render<BurnDown>(p => p
            .Add(b => b.Paint, ChartPaint.Attributes).Add(b => b.Table, false).Add(b => b.Start, Start).Add(b => b.End, Start + Duration.FromDays(365))
            .Add(b => b.AllowedMs, 31_536_000).Add(b => b.Points, [new(Start, 31_536_000), new(Start + Duration.FromDays(10), 31_000_000)]));

        burn.FindAll("svg").Count.ShouldBe(1);
        burn.Find("svg").GetAttribute("xmlns").ShouldBe("http://www.w3.org/2000/svg");
        burn.FindAll("svg path, svg circle, svg text").ShouldAllBe(e => e.HasAttribute("fill") && (e.GetAttribute("fill") != "none" || e.HasAttribute("stroke")));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    public void Drawings_hold_whole_numbers_and_look_the_same_in_every_culture(string culture)
    {
        string Draw(string name)
        {
            using var page = new Pages(name);
            page.Services.AddDesignGallery();
            var drawings = string.Concat(
                page.Render<UptimeBar>(p => p.Add(b => b.Days, SampleData.UptimeDays(4))).FindAll("svg path").Concat(
                page.Render<LatencyBand>(p => p.Add(b => b.Start, SampleData.Now).Add(b => b.End, SampleData.Now + Duration.FromHours(24)).Add(b => b.Points, SampleData.Band(SampleData.Now, 144, Duration.FromMinutes(10))).Add(b => b.Name, "x")).FindAll("svg path")).Concat(
                page.Render<Sparkline>(p => p.Add(b => b.Values, SampleData.Latencies(3, 48)).Add(b => b.Name, "x")).FindAll("svg path, svg circle"))
                .Select(e => string.Join(' ', e.Attributes.Select(a => $"{a.Name}={a.Value}"))));
            return drawings;
        }

        var drawn = Draw(culture);

        drawn.ShouldBe(Draw("en"));
        Fraction().IsMatch(drawn).ShouldBeFalse();
    }

    [GeneratedRegex(@"M\d+")]
    private static partial Regex Across();

    [GeneratedRegex(@"\d[.,]\d")]
    private static partial Regex Fraction();
}
