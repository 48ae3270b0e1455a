using NodaTime;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Model;

/// <summary>One promise (承诺): an indicator with an objective for a window, a scope and an owner, and what is done to keep it.</summary>
/// <param name="Name">Unique in its contract.</param>
/// <param name="Title">What people call it; null when the author gave none.</param>
/// <param name="Text">The author's own wording; null: the text is generated from the data.</param>
/// <param name="Group">Name of the heading under which it stands, or null.</param>
/// <param name="Indicator">What is measured; one of the known indicator kinds.</param>
/// <param name="Scope">What it covers; the whole contract by default.</param>
/// <param name="Objective">What is to be reached.</param>
/// <param name="Window">Over what time it is judged.</param>
/// <param name="Calendar">When its clocks run and its hours count.</param>
/// <param name="Rules">The contract's rules with this promise's own laid over them.</param>
/// <param name="Accountable">Who answers for it.</param>
/// <param name="Responsible">Who does the work; nobody named means the accountable one.</param>
/// <param name="Deputy">Who stands in, or null.</param>
/// <param name="Measures">What is done to keep it; at least one.</param>
/// <param name="Remedy">What a miss costs; null for nothing.</param>
/// <param name="Stretch">A tighter inner target, or null.</param>
/// <param name="IsPublic">Whether it is shown on the public page.</param>
/// <param name="Evidence">How long raw evidence is kept; null: until a year after the contract's end.</param>
/// <param name="Path">Where it stands in its document.</param>
public sealed record Promise(
    string Name, LocalText? Title, LocalText? Text, string? Group, string Indicator, Scope Scope, Objective Objective, PromiseWindow Window, PromiseCalendar Calendar,
    Rules Rules, string Accountable, IReadOnlyList<string> Responsible, string? Deputy, IReadOnlyList<Measure> Measures, Remedy? Remedy, Objective? Stretch,
    bool IsPublic, Duration? Evidence, DocumentPath Path)
{
    /// <summary>What people call it, or else its name.</summary>
    public LocalText Shown => Title ?? Name;

    internal static Promise From(SpecMap map, SpecMap contractRules, DocumentPath path) => new(
        map.NeededText("name"), map.LocalText("title"), map.LocalText("text"), map.Text("group"), map.NeededText("indicator"),
        Scope.From(map.Map("scope")), Objective.From(map.Map("objective")!), PromiseWindow.From(map["window"]!), PromiseCalendar.From(map["calendar"]),
        Rules.From(contractRules.Under(map.Map("rules") ?? SpecMap.Empty)),
        map.NeededText("accountable"), map.Texts("responsible"), map.Text("deputy"),
        [.. map.Maps("measures").Select(m => Measure.From(m.Map, path.Field("measures").Item(m.Index)))],
        map.Map("remedy") is { } remedy ? Remedy.From(remedy) : null,
        map.Map("stretch") is { } stretch ? Objective.From(stretch) : null,
        map.Flag("public") ?? false, map.Duration("evidence"), path);
}

/// <summary>A safeguard (措施): what is done to keep a promise, measured like the promise itself (S-121).</summary>
/// <param name="Name">Unique in its promise.</param>
/// <param name="Title">What people call it; null when the author gave none.</param>
/// <param name="Indicator">What is measured.</param>
/// <param name="Objective">What is to be reached.</param>
/// <param name="Window">Over what time; null for the promise's window.</param>
/// <param name="Scope">What it covers; null for the promise's scope.</param>
/// <param name="Calendar">When its clocks run; null for the promise's calendar.</param>
/// <param name="Accountable">Who answers for it.</param>
/// <param name="Responsible">Who does the work; nobody named means the accountable one.</param>
/// <param name="Deputy">Who stands in, or null.</param>
/// <param name="Path">Where it stands in its document.</param>
public sealed record Measure(
    string Name, LocalText? Title, string Indicator, Objective Objective, PromiseWindow? Window, Scope? Scope, PromiseCalendar? Calendar,
    string Accountable, IReadOnlyList<string> Responsible, string? Deputy, DocumentPath Path)
{
    /// <summary>What people call it, or else its name.</summary>
    public LocalText Shown => Title ?? Name;

    internal static Measure From(SpecMap map, DocumentPath path) => new(
        map.NeededText("name"), map.LocalText("title"), map.NeededText("indicator"), Objective.From(map.Map("objective")!),
        map["window"] is { } window ? PromiseWindow.From(window) : null,
        map.Map("scope") is { } scope ? Scope.From(scope) : null,
        map["calendar"] is { } calendar ? PromiseCalendar.From(calendar) : null,
        map.NeededText("accountable"), map.Texts("responsible"), map.Text("deputy"), path);
}
