using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Upheld.Design.Charts;
using Upheld.Design.Components;
using Upheld.Design.Frame;
using Upheld.Design.Gallery;
using Upheld.Design.Text;

namespace Upheld.Design.Tests.Text;

public sealed partial class ResourceTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Repository.Design(), "*.resx", SearchOption.AllDirectories)
        .Where(f => !f.EndsWith(".zh-Hans.resx", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(f => Path.GetRelativePath(Repository.Design(), f))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_text_exists_in_both_languages_with_the_same_placeholders(string file)
    {
        var english = Read(Repository.Design(file));
        var chinese = Read(Repository.Design(file.Replace(".resx", ".zh-Hans.resx", StringComparison.Ordinal)));

        chinese.Keys.ShouldBe(english.Keys, ignoreOrder: true);
        english.Values.Concat(chinese.Values).ShouldAllBe(text => text.Length > 0);
        english.Where(e => !Placeholders(e.Value).SetEquals(Placeholders(chinese[e.Key]))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_text_for_one_has_its_text_for_others_and_back(string file)
    {
        var keys = Read(Repository.Design(file)).Keys;

        Stems(".one").ShouldBe(Stems(".other"), ignoreOrder: true);

        IEnumerable<string> Stems(string ending) => keys.Where(k => k.EndsWith(ending, StringComparison.Ordinal)).Select(k => k[..^ending.Length]);
    }

    [Theory]
    [InlineData("en", "met")]
    [InlineData("zh-CN", "达成")]
    [InlineData("zh-Hans", "达成")]
    [InlineData("zh-TW", "met")]
    public void The_localizer_finds_the_words_of_a_culture(string culture, string expected)
    {
        using var page = new Pages(culture);

        page.Services.GetRequiredService<IStringLocalizer<T>>()["Verdict.Met"].Value.ShouldBe(expected);
        page.Services.GetRequiredService<IStringLocalizer<DesignGalleryPage>>()["Title"].ResourceNotFound.ShouldBeFalse();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public void Each_value_that_a_component_can_show_has_its_word(string culture)
    {
        using var page = new Pages(culture);
        var words = page.Services.GetRequiredService<IStringLocalizer<T>>();

        string[] keys =
        [
            .. Enum.GetNames<VerdictValue>().Select(n => $"Verdict.{n}"), .. Enum.GetNames<OutlookValue>().Select(n => $"Outlook.{n}"),
            .. Enum.GetNames<StateValue>().Select(n => $"State.{n}"), .. Enum.GetNames<DayState>().Select(n => $"Day.{n}"),
            .. Enum.GetNames<LedgerClass>().Select(n => $"Part.{n}"), .. Enum.GetNames<Theme>().Select(n => $"Theme.{n}"),
        ];

        keys.Where(k => words[k].ResourceNotFound).ShouldBeEmpty();
    }

    [Fact]
    public void Each_text_that_the_code_asks_for_exists()
    {
        var texts = Read(Repository.Design("T.resx")).Keys.ToHashSet();
        var plural = texts.Where(k => k.EndsWith(".one", StringComparison.Ordinal)).Select(k => k[..^4]);

        var asked = Directory.GetFiles(Repository.Design(), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(f => Asked().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .ToHashSet();

        asked.Count.ShouldBeGreaterThan(50);
        asked.Except(texts).Except(plural).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en", 0, "0 rows")]
    [InlineData("en", 1, "1 row")]
    [InlineData("en", 12_345, "12,345 rows")]
    [InlineData("zh-CN", 1, "1 行")]
    [InlineData("zh-CN", 12_345, "12,345 行")]
    public void Counts_read_as_the_language_says(string culture, long count, string expected)
    {
        using var page = new Pages(culture);

        page.Services.GetRequiredService<IStringLocalizer<T>>().Count("Rows", count).ShouldBe(expected);
    }

    [Fact]
    public void The_assembly_is_named_as_its_root_namespace()
    {
        typeof(T).Assembly.GetName().Name.ShouldBe(typeof(T).Namespace);
        typeof(T).Assembly.GetManifestResourceNames().ShouldContain("Upheld.Design.T.resources");
        CultureInfo.GetCultureInfo("zh-CN").Parent.Name.ShouldBe("zh-Hans");
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("""(?:\bL|\bwords)(?:\.Count\(|\[)"([A-Z][A-Za-z.]+)"[,\])]""")]
    private static partial Regex Asked();
}
