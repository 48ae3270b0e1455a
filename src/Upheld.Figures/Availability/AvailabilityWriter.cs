using System.Text.Json;
using Upheld.Figures.Exact;
using Upheld.Figures.Headless;
using Upheld.Figures.Verdicts;

namespace Upheld.Figures.Availability;

/// <summary>Writes answers in the public format. Its keys keep their order; it only grows.</summary>
internal static class AvailabilityWriter
{
    private const int MillisecondDecimals = 3;
    private const int FlushAt = 64 * 1024;

    public static void Write(Stream output, AvailabilityQuestion question)
    {
        using var json = new Utf8JsonWriter(output, JsonOutput.Options);
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        if (question.IsList)
        {
            json.WriteStartArray("results");
        }
        foreach (var answer in question.Answers())
        {
            if (question.IsList)
            {
                json.WriteStartObject();
                WriteAnswer(json, answer);
                json.WriteEndObject();
            }
            else
            {
                WriteAnswer(json, answer);
            }
            if (json.BytesPending > FlushAt)
            {
                json.Flush();
            }
        }
        if (question.IsList)
        {
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
        output.Flush();
    }

    private static void WriteAnswer(Utf8JsonWriter json, AvailabilityAnswer answer)
    {
        WriteLedger(json, answer.Ledger);

        json.WriteStartObject("availability");
        WriteMilliseconds(json, "numeratorMs", answer.Availability.Numerator);
        WriteMilliseconds(json, "denominatorMs", answer.Availability.Denominator);
        WritePercent(json, "percent", answer, answer.Availability.Value);
        json.WriteEndObject();

        json.WriteStartObject("bounds");
        WritePercent(json, "lowest", answer, answer.Lowest);
        WritePercent(json, "highest", answer, answer.Highest);
        json.WriteEndObject();

        json.WriteStartObject("budgetMs");
        WriteMilliseconds(json, "allowed", answer.Budget.Allowed);
        WriteMilliseconds(json, "used", answer.Budget.Used);
        WriteMilliseconds(json, "left", answer.Budget.Left);
        json.WriteEndObject();

        json.WriteString("verdict", answer.Verdict?.ToText());
        json.WriteString("outlook", answer.Outlook?.ToText());
        WriteOutages(json, answer.Outages);
    }

    private static void WriteLedger(Utf8JsonWriter json, Ledger ledger)
    {
        json.WriteStartObject("ledgerMs");
        json.WriteNumber("up", ledger.Up);
        json.WriteNumber("degraded", ledger.Degraded);
        json.WriteNumber("down", ledger.Down);
        json.WriteNumber("excluded", ledger.Excluded);
        json.WriteNumber("unknown", ledger.Unknown);
        json.WriteNumber("outside", ledger.Outside);
        json.WriteNumber("future", ledger.Future);
        json.WriteEndObject();
    }

    private static void WriteOutages(Utf8JsonWriter json, IReadOnlyList<Outage> outages)
    {
        json.WriteStartArray("outages");
        foreach (var outage in outages)
        {
            json.WriteStartObject();
            json.WriteInstant("start", outage.Start);
            if (outage.End is { } end)
            {
                json.WriteInstant("end", end);
            }
            else
            {
                json.WriteNull("end");
            }
            json.WriteNumber("countedMs", outage.Counted);
            json.WriteNumber("excludedMs", outage.Excluded);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteMilliseconds(Utf8JsonWriter json, string name, Rational milliseconds)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(milliseconds.ToShortText(MillisecondDecimals), skipInputValidation: true);
    }

    private static void WritePercent(Utf8JsonWriter json, string name, AvailabilityAnswer answer, Rational? share) =>
        json.WriteString(name, share is { } value ? answer.Percent(value) : null);
}
