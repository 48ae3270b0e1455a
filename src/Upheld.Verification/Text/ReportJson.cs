using System.Text.Json;

using Upheld.Evidence.Leaves;

namespace Upheld.Verification.Text;

/// <summary>A verification as JSON for programs (docs/guide/verify.md). The format only grows.</summary>
public static class ReportJson
{
    /// <summary>Writes the report.</summary>
    public static void Write(VerificationReport report, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("headline", report.Headline);
            json.WriteNumber("exit", (int)report.Outcome);
            json.WriteString("outcome", report.Outcome switch
            {
                Outcome.Proven => "proven",
                Outcome.FigureDiffers => "figureDiffers",
                Outcome.EvidenceAltered => "evidenceAltered",
                Outcome.NotTrusted => "notTrusted",
                _ => "unreadable",
            });
            json.WriteBoolean("witnessed", report.IsWitnessed);
            json.WriteString("report", report.Report);
            json.WriteString("customer", report.Customer);
            WriteHead(json, report);
            json.WriteStartArray("steps");
            foreach (var step in report.Steps)
            {
                WriteStep(json, step);
            }

            json.WriteEndArray();
            json.WriteStartArray("figures");
            foreach (var figure in report.Figures)
            {
                WriteFigure(json, figure);
            }

            json.WriteEndArray();
            json.WriteStartArray("omitted");
            foreach (var omitted in report.Omitted)
            {
                json.WriteStartObject();
                json.WriteString("figure", omitted.Figure);
                json.WriteString("reason", omitted.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("lost");
            foreach (var lost in report.Lost)
            {
                json.WriteStartObject();
                json.WriteString("log", lost.Log);
                json.WriteNumber("from", lost.From);
                json.WriteNumber("to", lost.To);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
        output.Flush();
    }

    private static void WriteHead(Utf8JsonWriter json, VerificationReport report)
    {
        if (report.Head is not { } head)
        {
            json.WriteNull("head");
            return;
        }

        json.WriteStartObject("head");
        json.WriteString("origin", head.Origin);
        json.WriteNumber("size", head.Size);
        json.WriteString("root", head.Root.ToBase64());
        json.WriteString("key", report.Key?.ToString());
        json.WriteString("keyFrom", report.KeySource switch { KeySource.Given => "policy", KeySource.Remembered => "state", _ => "bundle" });
        json.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter json, StepResult step)
    {
        json.WriteStartObject();
        json.WriteString("step", Words.English.Steps[(int)step.Step]);
        json.WriteString("result", step.Passed switch { true => "passed", false => "failed", null => "notReached" });
        json.WriteString("code", step.Code);
        json.WriteString("detail", step.Detail);
        json.WriteEndObject();
    }

    private static void WriteFigure(Utf8JsonWriter json, FigureResult figure)
    {
        json.WriteStartObject();
        json.WriteString("id", figure.Signed.Id);
        json.WriteString("promise", figure.Signed.Promise);
        json.WriteString("service", figure.Signed.Service);
        json.WriteString("formula", figure.Signed.Formula);
        json.WriteString("start", LeafTime.ToText(figure.Signed.Start));
        json.WriteString("end", LeafTime.ToText(figure.Signed.End));
        json.WriteString("value", figure.Value);
        json.WriteString("verdict", figure.Verdict);
        json.WriteStartObject("leaves");
        foreach (var (role, ranges) in figure.Signed.Inputs.ByRole())
        {
            json.WriteStartArray(role);
            foreach (var range in ranges)
            {
                json.WriteStartArray();
                json.WriteNumberValue(range.First);
                json.WriteNumberValue(range.Last);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteNumber("checksDue", figure.Slots.Due);
        json.WriteNumber("checksMade", figure.Slots.Measured);
        json.WriteStartArray("worst");
        foreach (var worst in figure.Worst)
        {
            json.WriteStartObject();
            json.WriteString("start", LeafTime.ToText(worst.Start));
            json.WriteString("end", worst.End is { } end ? LeafTime.ToText(end) : null);
            json.WriteNumber("countedMs", worst.Counted);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("differences");
        foreach (var difference in figure.Differences)
        {
            json.WriteStartObject();
            json.WriteString("field", difference.Field);
            json.WriteString("signed", difference.Signed);
            json.WriteString("recomputed", difference.Recomputed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
