using System.Text.RegularExpressions;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Promises.Linting;

/// <summary>Looks in people's own words for what cannot be measured, and for what cannot be promised .</summary>
internal static partial class WordLint
{
    public static void Note(Document document, ContractSpec contract, FaultList faults)
    {
        Note(document, DocumentPath.Root.Field("metadata").Field("title"), document.Title, faults);
        foreach (var promise in contract.Promises)
        {
            Note(document, promise.Path.Field("title"), promise.Title, faults);
            Note(document, promise.Path.Field("text"), promise.Text, faults);
            foreach (var measure in promise.Measures)
            {
                Note(document, measure.Path.Field("title"), measure.Title, faults);
            }
        }
    }

    private static void Note(Document document, DocumentPath path, LocalText? text, FaultList faults)
    {
        if (text is null)
        {
            return;
        }

        Note(document, text.En == text.Zh ? path : path.Field("en"), text.En, faults);
        if (text.En != text.Zh)
        {
            Note(document, path.Field("zh"), text.Zh, faults);
        }
    }

    private static void Note(Document document, DocumentPath path, string text, FaultList faults)
    {
        if (Absolute().Match(text) is { Success: true } absolute)
        {
            faults.Add(PromiseFaults.Absolute, document, path, ("word", absolute.Value));
        }

        if (Vague().Match(text) is { Success: true } vague && !Number().IsMatch(text))
        {
            faults.Add(PromiseFaults.VagueWords, document, path, ("word", vague.Value));
        }
    }

    [GeneratedRegex("绝对|万无一失|零风险|永不(?:中断|丢失|泄露|宕机)|(?:100\\s?[%\uFF05]|百分之百|百分百)的?(?:安全|可靠)|"
        + "\\babsolute(?:ly)?\\s+(?:safe|secur|protect|reliab|availab|guarantee)\\w*|\\b100\\s?%\\s*(?:safe|secure|reliable|protected|guaranteed)\\w*|"
        + "\\b(?:zero risk|risk[- ]free|unhackable|unbreakable|never (?:fails?|goes down|loses? data))\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Absolute();

    [GeneratedRegex("尽快|及时|尽力|尽可能|尽量|尽早|适时|酌情|第一时间|合理(?:的)?时间|"
        + "\\bbest[- ](?:effort|endeavour|endeavor)s?\\b|\\bas soon as possible\\b|\\basap\\b|\\btimely\\b|\\bpromptly\\b|\\bin due course\\b|"
        + "\\breasonable (?:time|efforts?)\\b|\\bwhere(?:ver)? possible\\b|\\bwithout (?:undue )?delay\\b|\\bquickly\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Vague();

    [GeneratedRegex("[0-9\uFF10-\uFF19]|[一二两三四五六七八九十百千半]+\\s*(?:秒|分|小时|个小时|天|日|周|次|个工作日|个百分点)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
