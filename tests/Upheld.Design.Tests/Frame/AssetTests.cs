using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Upheld.Design.Charts;

namespace Upheld.Design.Tests.Frame;

public sealed partial class AssetTests
{
    private static readonly string Tokens = File.ReadAllText(Repository.Design("wwwroot", "css", "tokens.css"));

    public static TheoryData<string> Scripts => [.. Directory.GetFiles(Repository.Design("wwwroot", "js"), "*.js").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_is_short_and_stands_alone(string name)
    {
        var text = File.ReadAllText(Repository.Design("wwwroot", "js", name));

        text.Split('\n').Length.ShouldBeLessThan(150);
        text.ShouldNotMatch(@"^\s*import\b");
        text.ShouldNotContain("innerHTML +=");
        text.ShouldNotContain("eval(");
    }

    [Fact]
    public void All_scripts_together_stay_within_their_budget() =>
        Directory.GetFiles(Repository.Design("wwwroot", "js")).Sum(f => Compressed(File.ReadAllBytes(f))).ShouldBeLessThan(25_000);

    [Fact]
    public void Nothing_is_loaded_from_elsewhere()
    {
        foreach (var file in Directory.GetFiles(Repository.Design("wwwroot"), "*.*", SearchOption.AllDirectories).Where(f => f.EndsWith(".css", StringComparison.Ordinal) || f.EndsWith(".js", StringComparison.Ordinal)))
        {
            File.ReadAllText(file).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).ShouldNotMatch(@"https?://|//cdn|@import");
        }
    }

    [Fact]
    public void The_font_comes_with_its_licence_and_version()
    {
        var licence = File.ReadAllText(Repository.Design("wwwroot", "fonts", "LICENSE-Inter.txt"));

        licence.ShouldContain("SIL OPEN FONT LICENSE Version 1.1");
        licence.ShouldContain("@fontsource-variable/inter 5.3.0");
        new FileInfo(Repository.Design("wwwroot", "fonts", "inter-latin.woff2")).Length.ShouldBeInRange(40_000, 50_000);
    }

    [Fact]
    public void Charts_on_paper_have_the_colours_of_the_light_theme()
    {
        foreach (var ink in Ink.All)
        {
            var token = ink.Name == "ok" ? "ok-fill" : ink.Name;
            Pair(token).Light.ShouldBe(ink.Colour, token);
        }
    }

    [Theory]
    [InlineData("text", "page", 7)]
    [InlineData("text", "card", 7)]
    [InlineData("text", "hover", 7)]
    [InlineData("text", "selected", 7)]
    [InlineData("muted", "page", 4.5)]
    [InlineData("muted", "card", 4.5)]
    [InlineData("muted", "sunken", 4.5)]
    [InlineData("muted", "hover", 4.5)]
    [InlineData("muted", "selected", 4.5)]
    [InlineData("accent", "accent-soft", 4.5)]
    [InlineData("on-accent", "accent", 4.5)]
    [InlineData("ok", "card", 4.5)]
    [InlineData("ok", "ok-soft", 4.5)]
    [InlineData("ok", "hover", 4.5)]
    [InlineData("warn", "card", 4.5)]
    [InlineData("warn", "warn-soft", 4.5)]
    [InlineData("bad", "card", 4.5)]
    [InlineData("bad", "bad-soft", 4.5)]
    [InlineData("unknown", "card", 4.5)]
    [InlineData("unknown", "unknown-soft", 4.5)]
    [InlineData("planned", "card", 4.5)]
    [InlineData("ok-fill", "card", 3)]
    [InlineData("edge", "card", 3)]
    public void Colours_can_be_told_from_their_ground_in_both_themes(string ink, string ground, double least)
    {
        var (a, b) = (Pair(ink), Pair(ground));

        Contrast(a.Light, b.Light).ShouldBeGreaterThanOrEqualTo(least, $"light {ink} on {ground}");
        Contrast(a.Dark, b.Dark).ShouldBeGreaterThanOrEqualTo(least, $"dark {ink} on {ground}");
    }

    private static (string Light, string Dark) Pair(string token)
    {
        var match = Regex.Match(Tokens, $@"--{Regex.Escape(token)}: light-dark\((#\w+), (#\w+)\)");
        match.Success.ShouldBeTrue($"--{token} is not a pair");
        return (match.Groups[1].Value, match.Groups[2].Value);
    }

    /// <summary>WCAG 2.2, relative luminance and contrast ratio.</summary>
    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }

    private static long Compressed(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var brotli = new BrotliStream(memory, CompressionLevel.SmallestSize, leaveOpen: true)) { brotli.Write(bytes); }
        return memory.Length;
    }
}
