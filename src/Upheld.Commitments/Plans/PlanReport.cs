using System.Globalization;
using System.Text.Json;
using NodaTime.Text;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Plans;

/// <summary>A plan as <c>upheld plan</c> prints it: for programs and for people.</summary>
internal static class PlanReport
{
    private static readonly LocalText Nothing = new("Nothing changes.", "没有任何变更。");

    private static readonly LocalText NoPlan = new("There is no plan yet: the errors must be mended first.", "尚无计划：须先修正错误。");

    private static readonly LocalText Past = new("(changes days that have passed: --restate)", "（改变已过去的日期：--restate）");

    /// <summary>Writes <c>{ "version": 1, "changes": [ … ], "lint": [ … ], "hash": … }</c>; while there are errors the changes are empty and the hash is null.</summary>
    public static void WriteJson(ContractPlan plan, Utf8JsonWriter json, Language language, Guid? restatement = null)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteStartArray("changes");
        foreach (var change in plan.Changes)
        {
            json.WriteStartObject();
            json.WriteString("action", Word(change.Action).En);
            json.WriteString("kind", change.Id.Kind);
            json.WriteString("name", change.Id.Name);
            json.WriteStartArray("fields");
            foreach (var field in change.Fields)
            {
                json.WriteStartObject();
                json.WriteString("path", field.Path);
                WriteValue(json, "before", field.Before);
                WriteValue(json, "after", field.After);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("effectiveFrom", LocalDatePattern.Iso.Format(change.EffectiveFrom));
            if (change.IsAboutThePast)
            {
                json.WriteBoolean("restates", true);
            }

            json.WriteStartArray("affects");
            foreach (var promise in change.Affects)
            {
                json.WriteStringValue(promise);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("lint");
        plan.Lint.WriteFaults(json, language);
        json.WriteString("hash", plan.Hash);
        if (restatement is { } waiting)
        {
            json.WriteString("restatement", waiting);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the plan for people: what changes first, then what stays, in one line.</summary>
    public static void WriteText(ContractPlan plan, TextWriter writer, Language language)
    {
        foreach (var change in plan.Changes.Where(c => c.Action != ChangeAction.Keep))
        {
            var from = new LocalText("from {date}", "自 {date} 起").Fill(("date", LocalDatePattern.Iso.Format(change.EffectiveFrom)));
            var past = change.IsAboutThePast ? "  " + Past.In(language) : "";
            writer.WriteLine($"{Sign(change.Action)} {Word(change.Action).In(language)} {change.Id}  {from.In(language)}{past}");
            foreach (var field in change.Fields)
            {
                writer.WriteLine($"    {field.Path}: {Shown(field.Before, language)} → {Shown(field.After, language)}");
            }

            if (change.Affects.Count > 0)
            {
                writer.WriteLine($"    {new LocalText("promises affected", "涉及承诺").In(language)}: {string.Join(", ", change.Affects)}");
            }
        }

        writer.WriteLine((plan.Hash is null ? NoPlan : plan.ChangesAnything ? Counts(plan) : Nothing).In(language));
        if (plan.Lint.Faults.Count > 0)
        {
            plan.Lint.WriteText(writer, language);
        }

        if (plan.Hash is { } hash)
        {
            writer.WriteLine($"{new LocalText("plan", "计划").In(language)} {hash}");
        }
    }

    private static LocalText Counts(ContractPlan plan)
    {
        LocalText Count(ChangeAction action) => plan.Changes.Count(c => c.Action == action).ToString(CultureInfo.InvariantCulture);
        return new LocalText("{create} to create, {change} to change, {retire} to retire, {keep} to keep.", "新建 {create}，变更 {change}，终止 {retire}，保持 {keep}。").Fill(
            ("create", Count(ChangeAction.Create)), ("change", Count(ChangeAction.Change)), ("retire", Count(ChangeAction.Retire)), ("keep", Count(ChangeAction.Keep)));
    }

    private static void WriteValue(Utf8JsonWriter json, string name, SpecValue? value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value is null ? "null" : CanonicalJson.Text(value), skipInputValidation: true);
    }

    private static string Shown(SpecValue? value, Language language) =>
        value is null ? new LocalText("(none)", "（无）").In(language) : CanonicalJson.Text(value);

    private static string Sign(ChangeAction action) => action switch { ChangeAction.Create => "+", ChangeAction.Change => "~", ChangeAction.Retire => "-", _ => " " };

    private static LocalText Word(ChangeAction action) => action switch
    {
        ChangeAction.Create => new("create", "新建"),
        ChangeAction.Change => new("change", "变更"),
        ChangeAction.Retire => new("retire", "终止"),
        _ => new("keep", "保持"),
    };
}
