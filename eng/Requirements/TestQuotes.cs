using System.Text.RegularExpressions;

namespace Upheld.Eng.Requirements;

/// <summary>Which test quotes which requirement: <c>[Requirement("S-27", "…")]</c> above a test method, read from the sources.</summary>
internal sealed partial class TestQuotes(IReadOnlyDictionary<(string Test, string Id), string> quotes)
{
    public string? Of(string test, string id) => quotes.GetValueOrDefault((test, id));

    public static TestQuotes Scan(string folder)
    {
        var quotes = new Dictionary<(string, string), string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            var type = Path.GetFileNameWithoutExtension(file);
            var waiting = new List<(string Id, string Quote)>();
            foreach (var line in File.ReadLines(file))
            {
                if (Attribute().Match(line) is { Success: true } attribute)
                {
                    waiting.Add((attribute.Groups[1].Value, Regex.Unescape(attribute.Groups[2].Value)));
                }
                else if (waiting.Count > 0 && Method().Match(line) is { Success: true } method)
                {
                    waiting.ForEach(w => quotes[($"{type}.{method.Groups[1].Value}", w.Id)] = w.Quote);
                    waiting.Clear();
                }
            }
        }

        return new TestQuotes(quotes);
    }

    [GeneratedRegex("""\[Requirement\("([A-Z]-\d+[a-z]?)", "((?:[^"\\]|\\.)*)"\)\]""")]
    private static partial Regex Attribute();

    [GeneratedRegex("""public (?:async )?[\w<>]+ (\w+)\(""")]
    private static partial Regex Method();
}
