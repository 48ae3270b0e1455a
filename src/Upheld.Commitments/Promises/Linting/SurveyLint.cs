using System.Globalization;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Customers;

namespace Upheld.Commitments.Promises.Linting;

/// <summary>Says when a customer has too few people for a satisfaction objective ever to be proved.</summary>
internal static class SurveyLint
{
    /// <summary>z² of a two-sided 95 % interval.</summary>
    private const decimal ZSquared = 3.841458820694124m;

    public static void Note(Document document, ContractSpec contract, Promise promise, LintContext context)
    {
        if (promise.Indicator is "satisfaction" or "ticketSatisfaction" && promise.Objective is Objective.AtLeast { Bound: { IsPercent: true, Number: < 100 } bound }
            && context.Documents.Model<CustomerSpec>(CustomerKind.KindName, contract.Customer) is { Contacts.Count: > 0 and var people }
            && people < AnswersToProve(bound.Fraction))
        {
            context.Faults.Add(PromiseFaults.SurveyTooFew, document, promise.Path.Field("objective"), ("people", people.ToString(CultureInfo.InvariantCulture)),
                ("objective", bound.ToString()), ("needed", AnswersToProve(bound.Fraction).ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>How many answers, all satisfied, put Wilson's lower bound at the share: with k = n it is n ÷ (n + z²). 90 % takes 35.</summary>
    public static int AnswersToProve(decimal share) => (int)Math.Min(1_000_000, Math.Ceiling(ZSquared * share / (1 - share)));
}
