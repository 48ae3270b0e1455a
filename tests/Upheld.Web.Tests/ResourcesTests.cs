using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Upheld.Web.Tests;

public sealed partial class ResourcesTests
{
    [Fact]
    public void Every_text_exists_in_both_languages_with_the_same_places_to_fill()
    {
        var faults = new List<string>();
        var files = Directory.GetFiles(Path.Combine(Root(), "src"), "*.resx", SearchOption.AllDirectories).Where(f => !f.EndsWith(".zh-Hans.resx", StringComparison.Ordinal)).ToList();
        foreach (var file in files)
        {
            var (english, chinese) = (Texts(file), Texts(Path.ChangeExtension(file, ".zh-Hans.resx")));
            faults.AddRange(english.Keys.Except(chinese.Keys).Concat(chinese.Keys.Except(english.Keys)).Select(k => $"{Path.GetFileName(file)}: {k} is missing in one language"));
            faults.AddRange(english.Keys.Intersect(chinese.Keys).Where(k => Places(english[k]) != Places(chinese[k])).Select(k => $"{Path.GetFileName(file)}: {k} is filled differently"));
        }

        files.Count.ShouldBeGreaterThan(10);
        faults.ShouldBeEmpty();
    }

    private static Dictionary<string, string> Texts(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Upheld.slnx"))) { folder = folder.Parent; }
        return folder.FullName;
    }

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();
}
