using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Upheld.Kernel.Doctor;

namespace Upheld.Web.Doctor;

/// <summary>What the doctor found, as text for people and as JSON for programs.</summary>
internal sealed record DoctorReport(IReadOnlyList<Finding> Findings, IReadOnlyList<EvidenceResult> Evidence)
{
    private static readonly Wording Whole = new("whole", "完整");
    private static readonly Wording MoreFaults = new("further faults", "个其他问题");

    /// <summary>The worst of all findings.</summary>
    public FindingLevel Level => Findings.Select(f => f.Level).Concat(Evidence.Select(e => e.Findings.FaultCount > 0 ? FindingLevel.Fail : FindingLevel.Ok))
        .DefaultIfEmpty(FindingLevel.Ok).Max();

    public string ToText(CultureInfo language)
    {
        var text = new StringBuilder();
        foreach (var finding in Findings)
        {
            Append(text, finding, language);
        }

        foreach (var (check, findings) in Evidence)
        {
            var counts = string.Join(", ", findings.Counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"));
            if (findings.FaultCount == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"ok    evidence.{check}: {Whole.In(language)} ({counts})\n");
                continue;
            }

            foreach (var fault in findings.Faults)
            {
                Append(text, fault, language);
            }

            if (findings.FaultCount > findings.Faults.Count)
            {
                text.Append(CultureInfo.InvariantCulture, $"fail  evidence.{check}: + {findings.FaultCount - findings.Faults.Count} {MoreFaults.In(language)} ({counts})\n");
            }
        }

        return text.ToString();
    }

    public string ToJson(CultureInfo language)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("level", Name(Level));
            WriteFindings(json, "findings", Findings, language);
            json.WriteStartArray("evidence");
            foreach (var (check, findings) in Evidence)
            {
                json.WriteStartObject();
                json.WriteString("check", check);
                json.WriteStartObject("counts");
                foreach (var (what, number) in findings.Counts.OrderBy(c => c.Key, StringComparer.Ordinal))
                {
                    json.WriteNumber(what, number);
                }

                json.WriteEndObject();
                json.WriteNumber("faultCount", findings.FaultCount);
                WriteFindings(json, "faults", findings.Faults, language);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Append(StringBuilder text, Finding finding, CultureInfo language)
    {
        text.Append(CultureInfo.InvariantCulture, $"{Name(finding.Level),-5} {finding.Code}: {finding.Message.In(language)}\n");
        if (finding.Advice is { } advice)
        {
            text.Append(CultureInfo.InvariantCulture, $"      → {advice.In(language)}\n");
        }
    }

    private static void WriteFindings(Utf8JsonWriter json, string name, IReadOnlyList<Finding> findings, CultureInfo language)
    {
        json.WriteStartArray(name);
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("level", Name(finding.Level));
            json.WriteString("code", finding.Code);
            json.WriteString("message", finding.Message.In(language));
            if (finding.Advice is { } advice)
            {
                json.WriteString("advice", advice.In(language));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Name(FindingLevel level) => level switch { FindingLevel.Ok => "ok", FindingLevel.Warn => "warn", _ => "fail" };
}
