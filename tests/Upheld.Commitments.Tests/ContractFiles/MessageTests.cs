using System.Reflection;
using System.Text.RegularExpressions;
using Upheld.Commitments.Contracts.Faults;

namespace Upheld.Commitments.Tests.ContractFiles;

public sealed partial class MessageTests
{
    private static readonly FaultKind[] All =
    [
        .. typeof(CommitmentsModule).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => f.FieldType == typeof(FaultKind)).Select(f => (FaultKind)f.GetValue(null)!),
    ];

    [Fact]
    public void Every_fault_is_told_in_both_languages_with_the_same_values()
    {
        All.Length.ShouldBeGreaterThan(50);
        foreach (var kind in All)
        {
            foreach (var text in new[] { kind.Message, kind.Hint }.OfType<Contracts.Texts.LocalText>())
            {
                Chinese().IsMatch(text.Zh).ShouldBeTrue(kind.Code);
                Chinese().IsMatch(text.En).ShouldBeFalse(kind.Code);
                Values(text.Zh).ShouldBe(Values(text.En), kind.Code);
            }
        }
    }

    [Fact]
    public void Every_code_is_dotted_and_has_one_severity()
    {
        All.ShouldAllBe(k => Code().IsMatch(k.Code));
        All.GroupBy(k => k.Code).Where(g => g.Select(k => k.Severity).Distinct().Count() > 1).ShouldBeEmpty();
    }

    [Fact]
    public void Every_code_of_the_specification_exists()
    {
        string[] codes =
        [
            "ref.unknown", "name.duplicate", "promise.no_measure", "promise.no_owner", "promise.no_objective", "measure.no_indicator", "promise.vague_words",
            "promise.absolute", "rate.allows_zero", "rate.never_provable", "survey.too_few", "window.longer_than_retention", "calendar.ends", "calendar.never_open",
            "dependency.cycle", "scope.empty", "objective.impossible", "remedy.overlap", "recovery.unproven",
        ];

        codes.Except(All.Select(k => k.Code)).ShouldBeEmpty();
    }

    private static string[] Values(string text) => [.. Value().Matches(text).Select(m => m.Value).Distinct().Order()];

    [GeneratedRegex("\\{\\w+\\}")]
    private static partial Regex Value();

    [GeneratedRegex("\\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex("^[a-z]+\\.[a-z0-9_]+$")]
    private static partial Regex Code();
}
