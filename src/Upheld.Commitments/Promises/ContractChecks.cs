using NodaTime;
using NodaTime.Text;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Model;

namespace Upheld.Commitments.Promises;

/// <summary>Checks of a contract that need no other document.</summary>
internal static class ContractChecks
{
    public static void NotePeriod(Document document, ContractSpec contract, FaultList faults)
    {
        var period = contract.Period;
        if (period.End <= period.Start)
        {
            faults.Add(PromiseFaults.PeriodEmpty, document, DocumentPath.Spec.Field("period").Field("end"), ("start", Text(period.Start)), ("end", Text(period.End)));
        }
        else if (contract.EffectiveFrom < period.Start || contract.EffectiveFrom >= period.End)
        {
            faults.Add(PromiseFaults.EffectiveOutside, document, DocumentPath.Spec.Field("effectiveFrom"),
                ("date", Text(contract.EffectiveFrom)), ("start", Text(period.Start)), ("end", Text(period.End)));
        }
    }

    public static void NoteNames(Document document, ContractSpec contract, FaultList faults)
    {
        NoteTwice(document, contract.Promises.Select(p => (p.Name, p.Path)), faults);
        NoteTwice(document, contract.Groups.Select((g, i) => (g.Name, DocumentPath.Spec.Field("groups").Item(i))), faults);
        foreach (var promise in contract.Promises)
        {
            NoteTwice(document, promise.Measures.Select(m => (m.Name, m.Path)), faults);
            if (promise.Group is { } group && contract.Groups.All(g => g.Name != group))
            {
                faults.Add(PromiseFaults.UnknownGroup, document, promise.Path.Field("group"), ("name", group));
            }
        }
    }

    private static void NoteTwice(Document document, IEnumerable<(string Name, DocumentPath Path)> named, FaultList faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, path) in named.Where(n => !seen.Add(n.Name)))
        {
            faults.Add(PromiseFaults.DuplicateName, document, path.Field("name"), ("name", name));
        }
    }

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
