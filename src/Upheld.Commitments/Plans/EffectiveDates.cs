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
    /// <summary>When a version begins to hold.</summary>
    /// <param name="before">The version before it, also one that was retired; null when there was none ever.</param>
    /// <param name="after">The version.</param>
    /// <remarks>A new contract holds from the day it names, or its first. A changed one from the day it newly names, or from one it named before that is still to
    /// come; else, like every other document, from today, so that what was judged stays judged by the old words. So does a calendar with its <c>validFrom</c>.</remarks>
    public LocalDate Of(Document? before, Document after)
    {
        var today = Today(after);
        return after.Model switch
        {
            ContractSpec contract when before is null => contract.EffectiveFrom,
            ContractSpec contract => Named("effectiveFrom", before, after, today) ?? LocalDate.Max(today, contract.Period.Start),
            CalendarSpec calendar when before is null => calendar.ValidFrom ?? today,
            CalendarSpec => Named("validFrom", before, after, today) ?? today,
            _ => today,
        };
    }

    private static LocalDate? Named(string field, Document before, Document after, LocalDate today) =>
        after.Spec.Date(field) is { } date && (date != before.Spec.Date(field) || date > today) ? date : null;

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
