using Upheld.Commitments.ContractFiles;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Plans;

namespace Upheld.Commitments.Contracts.Packs;

/// <summary>Compares a contract with the pack <c>standard</c> filled in for the same customer and days (S-20).</summary>
/// <param name="kinds">The kinds of the installed modules.</param>
public sealed class StandardComparison(ContractKinds kinds)
{
    /// <summary>What a contract says about itself; it differs from contract to contract and is no deviation.</summary>
    private static readonly string[] Own = ["customer", "period", "effectiveFrom", "supersedes"];

    /// <summary>Exactly the places in which the contract's promises, rules and groups differ from the standard's; none when the document is no contract.</summary>
    public IReadOnlyList<StandardDeviation> Of(Document contract)
    {
        if (contract.Model is not ContractSpec spec)
        {
            return [];
        }

        var pack = StandardPack.For(new(spec.Customer, spec.Customer, spec.Period.TimeZone ?? "UTC", "en", spec.Period.Start));
        var standard = new ContractReader(kinds).Read([pack]).Documents.Single(d => d.Id.Kind == contract.Id.Kind);
        return [.. SpecDiff.Between(Common(standard), Common(contract)).Select(c => new StandardDeviation(c.Path, Text(c.Before), Text(c.After)))];
    }

    private static SpecMap Common(Document contract) => new(contract.Spec.Entries.Where(e => !Own.Contains(e.Name)));

    private static string? Text(SpecValue? value) => value is null ? null : CanonicalJson.Text(value);
}

/// <summary>One place in which a contract differs from the standard.</summary>
/// <param name="Path">Which value, such as <c>promises[available].objective.atLeast</c>.</param>
/// <param name="Standard">What the standard says, as canonical JSON; null when it says nothing.</param>
/// <param name="Contract">What the contract says, as canonical JSON; null when it says nothing.</param>
public sealed record StandardDeviation(string Path, string? Standard, string? Contract);
