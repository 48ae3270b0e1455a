using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Services;

namespace Upheld.Commitments.Promises.Wording;

/// <summary>What a promise covers, in words.</summary>
internal static class ScopeWords
{
    /// <summary>The subject of the sentence, with names where the scope names things; empty when the indicator is about the provider's own work.</summary>
    public static LocalText Of(Scope scope, IndicatorKind? indicator, string customer, Rules rules, DocumentSet documents)
    {
        var parts = new List<LocalText>();
        var subject = indicator?.Subject ?? IndicatorSubject.Provider;
        if (scope.Services is not null || scope.Criticality is not null || (subject == IndicatorSubject.Service && scope.IsWhole))
        {
            parts.Add(Services(scope, customer, rules, documents));
        }

        if (scope.Priorities is { } priorities)
        {
            parts.Add(new LocalText("tickets of priority {list}", "优先级为 {list} 的工单").Fill(("list", LocalText.AllOf([.. priorities.Select(p => (LocalText)p)]))));
        }

        if (scope.DataSets is { } sets)
        {
            parts.Add(new LocalText("the data sets {list}", "数据集 {list}").Fill(("list", LocalText.AllOf([.. sets.Select(s => documents.Find("DataSet", s)?.Shown ?? s)]))));
        }

        if (parts.Count == 0)
        {
            parts.Add(Everything(subject));
        }

        return new LocalText(string.Join(", ", parts.Select(p => p.En)), string.Join("、", parts.Select(p => p.Zh)));
    }

    private static LocalText Services(Scope scope, string customer, Rules rules, DocumentSet documents)
    {
        var names = scope.Services(customer, rules, documents);
        var list = LocalText.AllOf([.. names.Select(n => documents.Find(ServiceKind.KindName, n)?.Shown ?? n)]);
        var kind = (scope.Services, scope.Criticality) switch
        {
            (not null, _) => new LocalText("{list}", "{list}"),
            (_, Criticality.Core) => new LocalText("all core services ({list})", "全部核心服务（{list}）"),
            (_, Criticality.Important) => new LocalText("all important services ({list})", "全部重要服务（{list}）"),
            (_, Criticality.Normal) => new LocalText("all normal services ({list})", "全部普通服务（{list}）"),
            _ => new LocalText("all services ({list})", "全部服务（{list}）"),
        };
        return names is [] ? kind.Fill(("list", new LocalText("none yet", "暂无"))) : kind.Fill(("list", list));
    }

    private static LocalText Everything(IndicatorSubject subject) => subject switch
    {
        IndicatorSubject.Ticket => new LocalText("all tickets", "全部工单"),
        IndicatorSubject.DataSet => new LocalText("all data sets", "全部数据集"),
        IndicatorSubject.Asset => new LocalText("all managed assets", "全部受管资产"),
        _ => "",
    };
}
