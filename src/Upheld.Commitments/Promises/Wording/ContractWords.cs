using NodaTime;
using NodaTime.Text;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Contracts.Wording;
using Upheld.Commitments.Customers;
using Upheld.Commitments.Indicators;

namespace Upheld.Commitments.Promises.Wording;

/// <summary>A contract in whole sentences.</summary>
internal sealed class ContractWords(DocumentSet documents, IndicatorCatalogue indicators)
{
    public ContractText Of(Document document, ContractSpec contract)
    {
        var promises = new PromiseWords(documents, indicators, contract.Customer, contract.Rules);
        var groups = contract.Groups.DistinctBy(g => g.Name).ToDictionary(g => g.Name, g => g.Title, StringComparer.Ordinal);
        return new ContractText(document.Shown, Opening(contract),
            [.. contract.Promises.Select(p => promises.Of(p, p.Group is { } group ? groups.GetValueOrDefault(group) : null))],
            RuleWords.Of(contract.Rules, documents));
    }

    private List<LocalText> Opening(ContractSpec contract)
    {
        var customer = documents.Find(CustomerKind.KindName, contract.Customer);
        var zone = contract.Period.TimeZone ?? (customer?.Model as CustomerSpec)?.TimeZone ?? "UTC";
        List<LocalText> sentences =
        [
            new LocalText("These are the promises to {customer} from {start} to {end}, both days included; days begin as in {zone}.",
                "本合同约定对{customer}的服务承诺，自 {start} 至 {end}（含首尾两日），日期以 {zone} 时区为准。").Fill(
                ("customer", customer?.Shown ?? contract.Customer), ("start", Text(contract.Period.Start)), ("end", Text(contract.Period.End.PlusDays(-1))), ("zone", zone)),
        ];
        if (contract.EffectiveFrom != contract.Period.Start)
        {
            sentences.Add(new LocalText("This version holds from {date}; what happened before is judged by the version before.", "本版本自 {date} 起生效；此前发生的事项按原版本判定。")
                .Fill(("date", Text(contract.EffectiveFrom))));
        }

        if (contract.Supersedes is { } earlier)
        {
            sentences.Add(new LocalText("It follows the contract “{name}”.", "本合同接续“{name}”。").Fill(("name", documents.Find("Contract", earlier)?.Shown ?? earlier)));
        }

        return sentences;
    }

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
