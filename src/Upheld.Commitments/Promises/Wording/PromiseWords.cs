using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Contracts.Values;
using Upheld.Commitments.Contracts.Wording;
using Upheld.Commitments.Indicators;

namespace Upheld.Commitments.Promises.Wording;

/// <summary>A promise in whole sentences: subject, scope, target and window; hours; exclusions; owner; remedy; evidence.</summary>
internal sealed class PromiseWords(DocumentSet documents, IndicatorCatalogue indicators, string customer, Rules contractRules)
{
    public PromiseText Of(Promise promise, LocalText? group)
    {
        var indicator = indicators.Find(promise.Indicator);
        List<LocalText?> sentences =
        [
            promise.Text ?? Target(promise, indicator),
            Hours(promise.Calendar, indicator),
            Exclusions(promise.Rules, indicator),
            Owner(promise.Accountable, promise.Responsible, promise.Deputy),
            RemedyWords.Of(promise.Remedy),
            promise.Stretch is { } stretch ? new LocalText("Inside, the team aims at {stretch}.", "内部目标：{stretch}。").Fill(("stretch", ObjectiveWords.Of(stretch))) : null,
            promise.Evidence is { } kept
                ? new LocalText("Raw evidence is kept for {time}, and at least until 90 days after the end of the contract.", "原始证据保留 {time}，且至少保留至合同结束后 90 天。").Fill(("time", DurationText.Words(kept)))
                : new LocalText("Raw evidence is kept until a year after the end of the contract.", "原始证据保留至合同结束后一年。"),
            .. OwnRules(promise),
            promise.IsPublic ? new LocalText("The result is shown on the public page.", "结果在公开页面展示。") : null,
        ];
        return new PromiseText(promise.Name, group, promise.Shown, [.. sentences.OfType<LocalText>()], [.. promise.Measures.Select(m => Measure(m, promise))]);
    }

    /// <summary>Where the promise reads its words otherwise than the contract.</summary>
    private IEnumerable<LocalText> OwnRules(Promise promise) => RuleWords.Of(promise.Rules, documents).Except(RuleWords.Of(contractRules, documents))
        .Select(r => new LocalText("For this promise, instead of the contract's {id}: {rule}", "就本承诺而言，以下内容取代合同的 {id}：{rule}").Fill(("id", r.Id), ("rule", r.Sentence)));

    private LocalText Target(Promise promise, IndicatorKind? indicator)
    {
        var values = new (string, LocalText)[]
        {
            ("subject", Subject(promise, indicator)), ("objective", ObjectiveWords.Of(promise.Objective)), ("window", WindowWords.Of(promise.Window)),
        };
        return (promise.Objective is Objective.Within
            ? new LocalText("{subject} is {objective}; it is judged {window}.", "{subject}{objective}；按{window}判定。")
            : new LocalText("{subject} is {objective} {window}.", "{window}{subject}{objective}。")).Fill(values);
    }

    private LocalText Measure(Measure measure, Promise promise)
    {
        var indicator = indicators.Find(measure.Indicator);
        var covered = Covered(measure.Scope ?? promise.Scope, indicator, promise.Rules);
        var subject = covered.En.Length == 0 ? new LocalText("the {name}", "{name}") : new LocalText("for {scope}, the {name}", "{scope}的{name}").Fill(("scope", covered));
        return new LocalText("{title}: {subject} is {objective} {window}. {owner}", "{title}：{window}{subject}{objective}。{owner}").Fill(
            ("title", measure.Shown), ("subject", subject.Fill(("name", indicator?.Title ?? measure.Indicator))),
            ("objective", ObjectiveWords.Of(measure.Objective)), ("window", WindowWords.Of(measure.Window ?? promise.Window)),
            ("owner", Owner(measure.Accountable, measure.Responsible, measure.Deputy)));
    }

    private LocalText Subject(Promise promise, IndicatorKind? indicator)
    {
        var covered = Covered(promise.Scope, indicator, promise.Rules);
        return (covered.En.Length == 0 ? new LocalText("The {name}", "{name}") : new LocalText("The {name} of {scope}", "{scope}的{name}").Fill(("scope", covered)))
            .Fill(("name", indicator?.Title ?? promise.Indicator));
    }

    private LocalText Covered(Scope scope, IndicatorKind? indicator, Rules rules) =>
        indicator?.Subject is IndicatorSubject.Service or IndicatorSubject.Ticket or IndicatorSubject.DataSet or IndicatorSubject.Asset
            ? ScopeWords.Of(scope, indicator, customer, rules, documents) : "";

    private LocalText? Hours(PromiseCalendar calendar, IndicatorKind? indicator) =>
        indicator?.Unit == IndicatorUnit.Time || indicator?.Subject == IndicatorSubject.Service ? CalendarWords.Of(calendar, documents) : null;

    private static LocalText? Exclusions(Rules rules, IndicatorKind? indicator) => indicator?.Subject switch
    {
        IndicatorSubject.Service when rules.Planned.Counts == "exclude" => new LocalText(
            "Left out is only planned work by rule A-03; all other downtime counts.", "仅按 A-03 认定的计划维护不计入；其余停机一律计入。"),
        IndicatorSubject.Ticket => new LocalText("Clocks pause only as rule A-05 says.", "计时仅按 A-05 的规定暂停。"),
        _ => new LocalText("Nothing is left out.", "没有排除项。"),
    };

    private static LocalText Owner(string accountable, IReadOnlyList<string> responsible, string? deputy)
    {
        var doing = responsible.Count == 0 ? "" : new LocalText("; responsible: {who}", "；执行：{who}").Fill(
            ("who", LocalText.AllOf([.. responsible.Select(DefaultRoles.Title)])));
        var standIn = deputy is null ? "" : new LocalText("; deputy: {who}", "；代理：{who}").Fill(("who", DefaultRoles.Title(deputy)));
        return new LocalText("Accountable: {who}{doing}{deputy}.", "责任人：{who}{doing}{deputy}。").Fill(
            ("who", DefaultRoles.Title(accountable)), ("doing", doing), ("deputy", standIn));
    }
}
