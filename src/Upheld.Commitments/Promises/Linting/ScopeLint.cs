using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Customers;
using Upheld.Commitments.Indicators;
using Upheld.Commitments.Services;

namespace Upheld.Commitments.Promises.Linting;

/// <summary>Looks for promises about nothing, and about other customers' services.</summary>
internal static class ScopeLint
{
    public static void Note(Document document, ContractSpec contract, Promise promise, IndicatorCatalogue indicators, LintContext context)
    {
        Note(document, contract, promise.Rules, indicators.Find(promise.Indicator), promise.Scope, promise.Path, context);
        foreach (var measure in promise.Measures.Where(m => m.Scope is not null))
        {
            Note(document, contract, promise.Rules, indicators.Find(measure.Indicator), measure.Scope!, measure.Path, context);
        }
    }

    private static void Note(
        Document document, ContractSpec contract, Rules rules, IndicatorKind? indicator, Scope scope, DocumentPath path, LintContext context)
    {
        var named = path.Field("scope").Field("services");
        foreach (var (index, name) in (scope.Services ?? []).Index())
        {
            if (context.Documents.Model<ServiceSpec>(ServiceKind.KindName, name) is { Customer: { } owner } && owner != contract.Customer)
            {
                context.Faults.Add(PromiseFaults.ScopeForeign, document, named.Item(index), ("service", name), ("owner", owner), ("customer", contract.Customer));
            }
        }

        // A customer that is not declared has been told already; that none of its services is declared would only repeat it.
        var isKnown = context.Documents.Find(CustomerKind.KindName, contract.Customer) is not null;
        var isAboutServices = indicator?.Subject == IndicatorSubject.Service || scope.Services is not null || scope.Criticality is not null;
        if (isKnown && isAboutServices && scope.Services(contract.Customer, rules, context.Documents) is [])
        {
            context.Faults.Add(PromiseFaults.ScopeEmpty, document, path.Field("scope"),
                ("subject", new(scope.Criticality is { } level ? $"service of criticality {level.ToString().ToLowerInvariant()}" : "service",
                    scope.Criticality is { } grade ? $"关键程度为 {grade.ToString().ToLowerInvariant()} 的服务" : "服务")),
                ("customer", contract.Customer));
        }
    }
}
