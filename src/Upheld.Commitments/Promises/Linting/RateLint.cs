using System.Globalization;
using Upheld.Commitments.Assets;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Services;

namespace Upheld.Commitments.Promises.Linting;

/// <summary>Says what a rate of security incidents means for the assets there are: how many incidents it allows, and whether it can ever be proved.</summary>
/// <remarks>With no incident in n asset-years the 95 % upper bound of the rate is 3 ÷ n: at most 0.5 % takes 600 asset-years without any.
/// The formulas R3 to R6 count customers, tickets, accounts or days, which contract files do not hold.</remarks>
internal static class RateLint
{
    public static void Note(Document document, ContractSpec contract, Promise promise, LintContext context)
    {
        if (promise.Indicator != "securityIncidentRate" || promise.Rules.IncidentFormula is not ("R1" or "R2")
            || promise.Objective is not Objective.AtMost { Bound: { Number: > 0 } bound })
        {
            return;
        }

        var days = (int)Math.Min(promise.Window.NominalDays(contract.Period), Math.Max(1, contract.Period.Days));
        var assets = Assets(contract, promise, context.Documents).ToList();
        var years = assets.Sum(a => a.DaysWithin(contract.Period.Start, contract.Period.Start.PlusDays(days))) / 365m;
        if (years == 0)
        {
            return; // assets may be imported later; a rate without a denominator is unproved, which is no fault of the file
        }

        var path = promise.Path.Field("objective");
        if (years * bound.Fraction < 1)
        {
            context.Faults.Add(PromiseFaults.RateAllowsZero, document, path, ("assets", assets.Count.ToString(CultureInfo.InvariantCulture)),
                ("objective", bound.ToString()), ("one", (100 / years).ToString("0.##", CultureInfo.InvariantCulture) + "%"), ("needed", Whole(365m / days / bound.Fraction)));
        }

        if (years < 3 / bound.Fraction)
        {
            context.Faults.Add(PromiseFaults.RateNeverProvable, document, path,
                ("years", years.ToString("0.##", CultureInfo.InvariantCulture)), ("objective", bound.ToString()), ("needed", Whole(3 / bound.Fraction)));
        }
    }

    private static IEnumerable<AssetSpec> Assets(ContractSpec contract, Promise promise, DocumentSet documents)
    {
        var services = promise.Scope is { Services: null, Criticality: null } ? null
            : promise.Scope.Services(contract.Customer, promise.Rules, documents);
        return documents.Models<AssetSpec>(AssetKind.KindName).Select(a => a.Model).Where(asset =>
            (asset.Customer ?? documents.Model<ServiceSpec>(ServiceKind.KindName, asset.Service!)?.Customer) == contract.Customer
            && (services is null || (asset.Service is { } service && services.Contains(service))));
    }

    private static string Whole(decimal number) => Math.Ceiling(number).ToString("0", CultureInfo.InvariantCulture);
}
