using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Indicators;
using Upheld.Commitments.Promises.Wording;

namespace Upheld.Commitments.Contracts.Wording;

/// <summary>A contract in whole sentences, generated from its data in both languages (S-11).</summary>
/// <param name="Title">What people call it.</param>
/// <param name="Opening">With whom, for how long, in which zone.</param>
/// <param name="Promises">The promises in their order.</param>
/// <param name="Rules">How its words are read, A-01 … A-15, with the values that hold.</param>
public sealed record ContractText(LocalText Title, IReadOnlyList<LocalText> Opening, IReadOnlyList<PromiseText> Promises, IReadOnlyList<RuleText> Rules)
{
    /// <summary>The text of a contract; null when the document is no contract or too little of it is right.</summary>
    /// <param name="contract">The contract's document.</param>
    /// <param name="documents">All documents: titles, hours and scopes are looked up there.</param>
    /// <param name="sources">The sources of installed modules, for the names of their indicators.</param>
    public static ContractText? Of(Document contract, DocumentSet documents, IEnumerable<IIndicatorSource> sources) =>
        contract.Model is Model.ContractSpec spec ? new ContractWords(documents, new IndicatorCatalogue(sources)).Of(contract, spec) : null;

    /// <summary>The whole text in one language, in plain lines.</summary>
    public string In(Language language)
    {
        var lines = new List<string> { Title.In(language), "" };
        lines.AddRange(Opening.Select(s => s.In(language)));
        LocalText? group = null;
        foreach (var promise in Promises)
        {
            if (promise.Group is not null && promise.Group != group)
            {
                lines.AddRange(["", $"# {promise.Group.In(language)}"]);
            }

            group = promise.Group;
            lines.AddRange(["", $"## {promise.Title.In(language)}", .. promise.Sentences.Select(s => s.In(language)), .. promise.Measures.Select(m => "- " + m.In(language))]);
        }

        lines.AddRange(["", new LocalText("# How these words are read", "# 条款释义").In(language), .. Rules.Select(r => $"{r.Id} {r.Sentence.In(language)}")]);
        return string.Join("\n", lines) + "\n";
    }
}

/// <summary>A promise in whole sentences.</summary>
/// <param name="Name">The promise's name.</param>
/// <param name="Group">The heading under which it stands, or null.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Sentences">Subject, scope, target and window; hours; exclusions; owner; remedy; evidence.</param>
/// <param name="Measures">One sentence for each measure.</param>
public sealed record PromiseText(string Name, LocalText? Group, LocalText Title, IReadOnlyList<LocalText> Sentences, IReadOnlyList<LocalText> Measures);

/// <summary>One rule of interpretation with the value that holds.</summary>
/// <param name="Id">A-01 to A-15.</param>
/// <param name="Sentence">The rule.</param>
public sealed record RuleText(string Id, LocalText Sentence);
