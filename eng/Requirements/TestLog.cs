using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Upheld.Eng.Requirements;

/// <summary>What a run of the tests at full size leaves behind: how each suite ended, and what its tests wrote of what they counted, seeds included.</summary>
internal static class TestLog
{
    public static void Write(string folder, string path, string commit, TimeProvider time)
    {
        var log = new StringBuilder();
        log.AppendLine("The tests at full size.").AppendLine();
        log.AppendLine(CultureInfo.InvariantCulture, $"command   ./dev test --long");
        log.AppendLine(CultureInfo.InvariantCulture, $"commit    {commit}");
        log.AppendLine(CultureInfo.InvariantCulture, $"date      {time.GetUtcNow():yyyy-MM-dd}");
        log.AppendLine(CultureInfo.InvariantCulture, $"machine   {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB");
        log.AppendLine("seeds     random in every run; those that were drawn once for a whole test stand beside its counts, and a failing case prints its own");
        foreach (var file in Directory.EnumerateFiles(folder, "*.trx", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            Write(XDocument.Load(file).Root!, log);
        }

        File.WriteAllText(path, log.ToString());
    }

    private static void Write(XElement run, StringBuilder log)
    {
        var space = run.Name.Namespace;
        var results = run.Descendants(space + "UnitTestResult").ToList();
        var times = run.Element(space + "Times")!;
        var took = (DateTimeOffset)times.Attribute("finish")! - (DateTimeOffset)times.Attribute("start")!;
        var suite = (string?)run.Descendants(space + "TestMethod").FirstOrDefault()?.Attribute("codeBase") ?? "?";
        int Count(string outcome) => results.Count(result => (string)result.Attribute("outcome")! == outcome);
        log.AppendLine().AppendLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileNameWithoutExtension(suite)}: {Count("Passed")} passed, {Count("Failed")} failed, {Count("NotExecuted")} skipped, {took.TotalSeconds:F0} s"));
        foreach (var result in results.OrderBy(result => (string)result.Attribute("testName")!, StringComparer.Ordinal))
        {
            var name = ((string)result.Attribute("testName")!).Split('(')[0].Split('.')[^1].Replace('_', ' ');
            foreach (var line in result.Descendants(space + "Message").Where(message => message.Parent!.Name.LocalName == "TextMessages"))
            {
                log.AppendLine(CultureInfo.InvariantCulture, $"  {name}: {line.Value}");
            }
        }
    }
}
