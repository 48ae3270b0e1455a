using Upheld.Evidence.Bundles;
using Upheld.Evidence.Canonical;

namespace Upheld.Verification.Figures;

/// <summary>Field by field, in what a signed figure is not the recomputed one.</summary>
internal static class FigureComparison
{
    public static IEnumerable<FigureDifference> Between(FigureRecord signed, FigureRecord recomputed) => Between("", signed.ToJson(), recomputed.ToJson());

    private static IEnumerable<FigureDifference> Between(string path, CanonicalObject signed, CanonicalObject recomputed)
    {
        foreach (var name in signed.Names.Union(recomputed.Names, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (one, other) = (signed[name], recomputed[name]);
            if (one is CanonicalObject inner && other is CanonicalObject otherInner)
            {
                foreach (var difference in Between($"{path}{name}.", inner, otherInner))
                {
                    yield return difference;
                }
            }
            else if (!Equals(one, other))
            {
                yield return new FigureDifference(path + name, Text(one), Text(other));
            }
        }
    }

    private static string? Text(CanonicalValue? value) => value switch
    {
        null => null,
        CanonicalString text => text.Value,
        _ => CanonicalJson.ToText(value),
    };
}
