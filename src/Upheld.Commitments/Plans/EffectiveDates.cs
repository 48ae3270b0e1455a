using NodaTime;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Customers;

namespace Upheld.Commitments.Plans;

/// <summary>From which local day a version holds.</summary>
/// <param name="documents">All documents, for the zones of customers.</param>
/// <param name="now">The instant of planning.</param>
internal sealed class EffectiveDates(DocumentSet documents, Instant now)
{
    /// <summary>A new contract holds from the day it names, or its first. A changed one from the day it newly names; else, like every other document, from today,
    /// so that what was judged stays judged by the old words.</summary>
    public LocalDate Of(Document? before, Document after)
    {
        var today = Today(after);
        if (after.Model is not ContractSpec contract)
        {
            return today;
        }

        var named = after.Spec.Date("effectiveFrom");
        return before is null ? contract.EffectiveFrom
            : named is { } date && date != before.Spec.Date("effectiveFrom") ? date
            : today > contract.Period.Start ? today : contract.Period.Start;
    }

    /// <summary>Today where the document's customer is.</summary>
    public LocalDate Today(Document document)
    {
        var contract = document.Model as ContractSpec;
        var customer = contract?.Customer ?? (document.Id.Kind == CustomerKind.KindName ? document.Id.Name : document.Spec.Text("customer"));
        var zone = contract?.Period.TimeZone
            ?? (customer is null ? null : documents.Model<CustomerSpec>(CustomerKind.KindName, customer)?.TimeZone)
            ?? document.Spec.Text("timeZone");
        return now.InZone(zone is null ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb[zone]).Date;
    }
}
