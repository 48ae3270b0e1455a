using System.Globalization;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Values;

namespace Upheld.Commitments.Promises.Linting;

/// <summary>Looks for evidence that would be gone before its window is judged.</summary>
internal static class EvidenceLint
{
    public static void Note(Document document, ContractSpec contract, Promise promise, FaultList faults)
    {
        var days = promise.Window.LongestDays(contract.Period);
        if (promise.Evidence is { } evidence && (decimal)evidence.TotalDays < days)
        {
            faults.Add(PromiseFaults.WindowLongerThanRetention, document, promise.Path.Field("evidence"),
                ("evidence", DurationText.Words(evidence)), ("window", days.ToString("0", CultureInfo.InvariantCulture)));
        }
    }
}
