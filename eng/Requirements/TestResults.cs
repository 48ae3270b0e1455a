using System.Xml.Linq;

namespace Upheld.Eng.Requirements;

/// <summary>Outcomes from the runner's .trx files, by class and method; the worst case of a theory counts.</summary>
internal sealed class TestResults(IReadOnlyDictionary<string, string> outcomes)
{
    public string? OutcomeOf(string test) => outcomes.GetValueOrDefault(test);

    public static TestResults Load(string folder)
    {
        var outcomes = new Dictionary<string, string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.trx", SearchOption.AllDirectories))
        {
            var run = XDocument.Load(file).Root!;
            var space = run.Name.Namespace;
            var methods = run.Descendants(space + "UnitTest").ToDictionary(t => (string)t.Attribute("id")!, t => Name(t.Element(space + "TestMethod")!));
            foreach (var result in run.Descendants(space + "UnitTestResult"))
            {
                var test = methods[(string)result.Attribute("testId")!];
                var outcome = (string)result.Attribute("outcome")!;
                if (!outcomes.TryGetValue(test, out var worst) || worst == "Passed")
                {
                    outcomes[test] = outcome;
                }
            }
        }

        return new TestResults(outcomes);
    }

    private static string Name(XElement method)
    {
        var type = ((string)method.Attribute("className")!).Split('.', '+')[^1];
        var name = ((string)method.Attribute("name")!).Split('(')[0];
        return $"{type}.{name.Split('.')[^1]}";
    }
}
