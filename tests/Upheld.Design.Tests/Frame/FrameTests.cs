using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Design.Components;
using Upheld.Design.Frame;

namespace Upheld.Design.Tests.Frame;

public sealed class FrameTests
{
    [Fact]
    public void The_frame_begins_with_a_link_to_the_content_of_this_very_page()
    {
        using var page = new Pages();
        page.Services.GetRequiredService<NavigationManager>().NavigateTo("/monitors?sort=name");

        var frame = page.Render<PageFrame>(p => p.Add(f => f.ChildContent, Pages.Text("Hello")));

        frame.FindAll("a")[0].GetAttribute("href").ShouldBe("/monitors?sort=name#content");
        frame.Find("main#content").TextContent.ShouldBe("Hello");
        frame.Find(".brand").TextContent.Trim().ShouldBe("Upheld信守");
        frame.Find("input[name=returnTo]").GetAttribute("value").ShouldBe("/monitors?sort=name");
    }

    [Theory]
    [InlineData("/monitors", true)]
    [InlineData("/monitors?sort=name", true)]
    [InlineData("/monitors/7", true)]
    [InlineData("/monitors-old", false)]
    [InlineData("/", false)]
    public void The_navigation_marks_where_one_is(string address, bool here)
    {
        using var page = new Pages();
        page.Services.GetRequiredService<NavigationManager>().NavigateTo(address);

        var item = page.Render<NavItem>(p => p.Add(n => n.Href, "/monitors").Add(n => n.Text, "Monitors").Add(n => n.Glyph, Glyph.Pulse).Add(n => n.Keys, "g m"));

        item.Find("a").GetAttribute("aria-current").ShouldBe(here ? "page" : null);
        item.Find("a").GetAttribute("data-keys").ShouldBe("g m");
    }

    [Theory]
    [InlineData("", "Theme: System", "Light")]
    [InlineData("upheld-theme=light", "Theme: Light", "Dark")]
    [InlineData("upheld-theme=dark", "Theme: Dark", "System")]
    [InlineData("upheld-theme=%22%3E", "Theme: System", "Light")]
    public void The_theme_button_names_the_theme_and_sends_the_next(string cookie, string label, string next)
    {
        using var page = new Pages();
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = cookie;

        var button = page.Render<ThemeSwitch>(p => p.AddCascadingValue<HttpContext>(http)).Find("button");

        button.GetAttribute("aria-label").ShouldBe(label);
        button.GetAttribute("value").ShouldBe(next);
    }

    [Fact]
    public void The_language_button_is_written_in_the_language_it_leads_to()
    {
        using (var english = new Pages())
        {
            var button = english.Render<LanguageSwitch>().Find("button");
            button.TextContent.ShouldBe("中文");
            button.GetAttribute("lang").ShouldBe("zh-CN");
        }
        using var chinese = new Pages("zh-CN");
        chinese.Render<LanguageSwitch>().Find("button").GetAttribute("value").ShouldBe("en");
    }

    [Theory]
    [InlineData("/c/7?sort=name", "/c/7?sort=name")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/ok\r\nSet-Cookie: x", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void A_switch_leads_back_into_this_site_only(string? address, string expected) => LocalAddress.Or(address, "/").ShouldBe(expected);

    [Fact]
    public void A_document_loads_each_file_of_the_design_and_no_inline_script_or_style()
    {
        using var page = new Pages();

        var document = page.Render<PageDocument>(p => p.Add(d => d.ChildContent, Pages.Text("x"))).Markup;

        foreach (var file in DesignAssets.StyleSheets.Concat(DesignAssets.Scripts).Append(DesignAssets.Favicon))
        {
            document.ShouldContain(file);
            File.Exists(Repository.Design(["wwwroot", .. file.Split('/')[2..]])).ShouldBeTrue(file);
        }
        document.ShouldNotContain("style=");
        document.ShouldNotContain("<style");
        document.ShouldNotMatch("<script(?![^>]* src=)");
    }

    [Fact]
    public void Pages_without_scripts_load_none()
    {
        using var page = new Pages();

        page.Render<PageDocument>(p => p.Add(d => d.ChildContent, Pages.Text("x")).Add(d => d.Scripts, false)).Markup.ShouldNotContain("<script");
    }
}
