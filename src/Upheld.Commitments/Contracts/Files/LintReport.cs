using System.Globalization;
using System.Text.Json;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Files;

/// <summary>What lint found in contract files.</summary>
/// <param name="Faults">Every fault, by file and place.</param>
/// <param name="DocumentCount">How many documents were read.</param>
public sealed record LintReport(IReadOnlyList<Fault> Faults, int DocumentCount)
{
    private static readonly FaultKind MoreErrors = FaultKind.Error("faults.too_many",
        new("{count} more error(s) are not shown.", "另有 {count} 个错误未显示。"), new("Mend the first ones and look again.", "请先修正前面的错误再检查。"));

    private static readonly FaultKind MoreWarnings = FaultKind.Warning("warnings.too_many",
        new("{count} more warning(s) are not shown.", "另有 {count} 个警告未显示。"));

    /// <summary>Whether nothing forbids applying the files.</summary>
    public bool IsClean => Faults.All(f => f.Severity != FaultSeverity.Error);

    /// <summary>The report of a list of faults.</summary>
    internal static LintReport Of(FaultList faults, int documents)
    {
        var shown = faults.Sorted().ToList();
        if (faults.ErrorCount > FaultList.Most)
        {
            shown.Add(More(MoreErrors, shown[^1], faults.ErrorCount - FaultList.Most));
        }

        if (faults.WarningCount > FaultList.Most)
        {
            shown.Add(More(MoreWarnings, shown[^1], faults.WarningCount - FaultList.Most));
        }

        return new LintReport(shown, documents);
    }

    /// <summary>Writes <c>{ "version": 1, "faults": [ … ] }</c>.</summary>
    public void WriteJson(Utf8JsonWriter json, Language language)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WritePropertyName("faults");
        WriteFaults(json, language);
        json.WriteEndObject();
    }

    /// <summary>Writes the list of faults alone.</summary>
    internal void WriteFaults(Utf8JsonWriter json, Language language)
    {
        json.WriteStartArray();
        foreach (var fault in Faults)
        {
            json.WriteStartObject();
            json.WriteString("file", fault.At.File);
            json.WriteNumber("line", fault.At.Line);
            json.WriteNumber("column", fault.At.Column);
            json.WriteString("path", fault.Path);
            json.WriteString("severity", Word(fault.Severity).En);
            json.WriteString("code", fault.Code);
            json.WriteString("message", fault.Message.In(language));
            json.WriteString("hint", fault.Hint?.In(language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes one line per error, as all commands do on standard error: <c>file:line:column:path: code: message</c>.</summary>
    public void WriteLines(TextWriter writer, Language language)
    {
        foreach (var fault in Faults.Where(f => f.Severity == FaultSeverity.Error))
        {
            writer.WriteLine($"{fault.At}:{fault.Path}: {fault.Code}: {fault.Message.In(language)}");
        }
    }

    /// <summary>Writes the report for people.</summary>
    public void WriteText(TextWriter writer, Language language)
    {
        foreach (var fault in Faults)
        {
            writer.WriteLine($"{fault.At}  {Word(fault.Severity).In(language)}  {fault.Code}  {fault.Path}");
            writer.WriteLine($"    {fault.Message.In(language)}");
            if (fault.Hint is not null)
            {
                writer.WriteLine($"    → {fault.Hint.In(language)}");
            }
        }

        writer.WriteLine(Summary().In(language));
    }

    private LocalText Summary()
    {
        var errors = Faults.Count(f => f.Severity == FaultSeverity.Error);
        return new LocalText("{documents} document(s): {errors} error(s), {warnings} warning(s).", "{documents} 个文档：{errors} 个错误，{warnings} 个警告。").Fill(
            ("documents", Number(DocumentCount)), ("errors", Number(errors)), ("warnings", Number(Faults.Count - errors)));
    }

    private static LocalText Word(FaultSeverity severity) => severity == FaultSeverity.Error ? new("error", "错误") : new("warning", "警告");

    private static Fault More(FaultKind kind, Fault last, int count) =>
        new(last.At, "$", kind.Severity, kind.Code, kind.Message.Fill(("count", Number(count))), kind.Hint);

    private static LocalText Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
