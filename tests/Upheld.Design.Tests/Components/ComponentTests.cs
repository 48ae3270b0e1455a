using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Upheld.Design.Components;
using Upheld.Design.Time;

namespace Upheld.Design.Tests.Components;

public sealed class ComponentTests
{
    [Theory]
    [InlineData(VerdictValue.Met, "met", "达成")]
    [InlineData(VerdictValue.Missed, "missed", "未达成")]
    [InlineData(VerdictValue.Unproved, "unproved", "未证实")]
    [InlineData(VerdictValue.Open, "open", "进行中")]
    public void A_verdict_is_a_word_and_a_shape(VerdictValue value, string english, string chinese)
    {
        using (var page = new Pages())
        {
            var verdict = page.Render<Verdict>(p => p.Add(v => v.Value, value));
            verdict.Find(".word").TextContent.Trim().ShouldBe(english);
            verdict.Find("svg").GetAttribute("aria-hidden").ShouldBe("true");
        }
        using var other = new Pages("zh-CN");
        other.Render<Verdict>(p => p.Add(v => v.Value, value)).Find(".word").TextContent.Trim().ShouldBe(chinese);
    }

    [Fact]
    public void Verdicts_and_states_differ_in_shape_and_not_only_in_colour()
    {
        using var page = new Pages();

        Enum.GetValues<VerdictValue>().Select(v => page.Render<Verdict>(p => p.Add(x => x.Value, v)).Find("svg").OuterHtml).Distinct().Count().ShouldBe(4);
        Enum.GetValues<StateValue>().Select(v => page.Render<State>(p => p.Add(x => x.Value, v)).Find("svg").OuterHtml).Distinct().Count().ShouldBe(7);
    }

    [Fact]
    public void An_unproved_verdict_never_looks_like_a_success()
    {
        using var page = new Pages();

        page.Render<Verdict>(p => p.Add(v => v.Value, VerdictValue.Unproved)).Find(".word").ClassList.ShouldNotContain("word-ok");
    }

    [Fact]
    public void A_missing_outlook_is_a_dash()
    {
        using var page = new Pages();

        page.Render<Outlook>(p => p.Add(o => o.Value, null)).Markup.ShouldContain("–");
        page.Render<Outlook>(p => p.Add(o => o.Value, OutlookValue.EvidenceMissing)).Markup.ShouldContain("evidence missing");
        page.Render<Outlook>(p => p.Add(o => o.Value, OutlookValue.AtRisk).Add(o => o.Probability, "61 %")).Markup.ShouldContain("at risk<small>61 %</small>");
    }

    [Fact]
    public void A_figure_that_does_not_exist_reads_so_and_never_zero()
    {
        using var page = new Pages();

        var figure = page.Render<Figure>(p => p.Add(f => f.Label, "Data exposures").Add(f => f.Value, null).Add(f => f.Unit, "%"));

        figure.Find(".figure-value").TextContent.Trim().ShouldBe("no figure");
    }

    [Fact]
    public void A_figure_shows_its_bounds_and_opens()
    {
        using var page = new Pages("zh-CN");

        var figure = page.Render<Figure>(p => p
            .Add(f => f.Label, "可用率").Add(f => f.Value, "99.9312").Add(f => f.Unit, "%").Add(f => f.Low, "99.9240 %").Add(f => f.High, "99.9360 %").Add(f => f.Href, "/facts"));

        figure.Find(".figure-bounds").TextContent.ShouldBe("介于 99.9240 % 与 99.9360 % 之间");
        figure.Find("a").GetAttribute("href").ShouldBe("/facts");
    }

    [Fact]
    public void A_failure_interrupts_and_quotes_its_code()
    {
        using var page = new Pages();

        var failure = page.Render<Failure>(p => p.Add(f => f.Message, "The target cannot be measured.").Add(f => f.Code, "contract.target_not_measurable"));

        failure.Find("[role=alert]").TextContent.ShouldContain("The target cannot be measured.");
        failure.Find("code").TextContent.ShouldBe("contract.target_not_measurable");
    }

    [Fact]
    public void A_field_ties_its_input_to_label_hint_and_error()
    {
        using var page = new Pages();

        var field = page.Render<Field>(p => p
            .Add(f => f.Label, "Interval").Add(f => f.Id, "interval").Add(f => f.Hint, "In seconds").Add(f => f.Error, "Write whole seconds.")
            .Add(f => f.ChildContent, parts => builder =>
            {
                builder.OpenElement(0, "input");
                builder.AddMultipleAttributes(1, parts.Attributes);
                builder.CloseElement();
            }));

        field.Find("label").GetAttribute("for").ShouldBe("interval");
        var input = field.Find("input#interval");
        input.GetAttribute("aria-invalid").ShouldBe("true");
        input.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.Find($"#{id}").TextContent).ShouldBe(["In seconds", "Write whole seconds."]);
    }

    [Fact]
    public void A_field_without_a_fault_claims_none()
    {
        using var page = new Pages();

        var field = page.Render<Field>(p => p.Add(f => f.Label, "Note").Add(f => f.Id, "note").Add(f => f.Optional, true)
            .Add(f => f.ChildContent, parts => builder =>
            {
                builder.OpenElement(0, "input");
                builder.AddMultipleAttributes(1, parts.Attributes);
                builder.CloseElement();
            }));

        field.Find("input").HasAttribute("aria-invalid").ShouldBeFalse();
        field.FindAll(".field-error").ShouldBeEmpty();
        field.Find("label").TextContent.ShouldBe("Note (optional)");
    }

    [Fact]
    public void A_pager_links_only_where_there_is_a_page_and_is_absent_on_a_single_one()
    {
        using var page = new Pages();

        page.Render<Pager>().Markup.Trim().ShouldBeEmpty();
        var pager = page.Render<Pager>(p => p.Add(x => x.Next, "/monitors?after=7").Add(x => x.Shown, 200));
        pager.FindAll("a").Select(a => a.GetAttribute("href")).ShouldBe(["/monitors?after=7"]);
        pager.Find("nav").GetAttribute("aria-label").ShouldBe("Pages");
        pager.Markup.ShouldContain("200 rows");
    }

    [Theory]
    [InlineData(null, "none", "?sort=name&q=pay")]
    [InlineData("name", "ascending", "?sort=-name&q=pay")]
    [InlineData("-name", "descending", "?sort=name&q=pay")]
    [InlineData("age", "none", "?sort=name&q=pay")]
    public void A_heading_sorts_by_its_link_and_keeps_the_rest_of_the_address(string? sort, string aria, string query)
    {
        using var page = new Pages();
        page.Services.GetRequiredService<NavigationManager>().NavigateTo("/monitors?q=pay");

        var head = page.Render<SortHeader>(p => p.Add(h => h.Key, "name").Add(h => h.Text, "Name").Add(h => h.Sort, sort));

        head.Find("th").GetAttribute("aria-sort").ShouldBe(aria);
        var link = new Uri(head.Find("a").GetAttribute("href")!);
        link.AbsolutePath.ShouldBe("/monitors");
        link.Query.TrimStart('?').Split('&').ShouldBe(query.TrimStart('?').Split('&'), ignoreOrder: true);
    }

    [Fact]
    public void A_time_names_its_zone_and_is_relative_only_on_request()
    {
        using var page = new Pages();
        var at = Instant.FromUtc(2026, 10, 31, 18, 5, 9);
        var zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

        var time = page.Render<UpTime>(p => p.Add(t => t.At, at).Add(t => t.Zone, zone));

        time.Find("time").GetAttribute("datetime").ShouldBe("2026-10-31T18:05:09Z");
        time.Find("time").GetAttribute("title").ShouldBe("2026-11-01 02:05:09 Asia/Shanghai");
        time.Find("time").TextContent.ShouldBe("2026-11-01 02:05");
        time.Find("up-time").HasAttribute("data-relative").ShouldBeFalse();
        page.Render<UpTime>(p => p.Add(t => t.At, at).Add(t => t.Relative, true)).Find("up-time").HasAttribute("data-relative").ShouldBeTrue();
        page.Render<UpTime>(p => p.Add(t => t.At, null)).Markup.ShouldContain("–");
    }

    [Fact]
    public void A_copy_button_says_what_it_does()
    {
        using var page = new Pages("zh-CN");

        page.Render<CopyButton>(p => p.Add(b => b.Text, "abc")).Find("button").TextContent.ShouldBe("复制");
        page.Render<CopyButton>(p => p.Add(b => b.ChildContent, Pages.Text("复制链接"))).Find("button").TextContent.ShouldBe("复制链接");
    }
}
