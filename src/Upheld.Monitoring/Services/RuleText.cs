using Microsoft.Extensions.Localization;
using Upheld.Figures.Facts;

namespace Upheld.Monitoring.Services;

/// <summary>An up rule in words.</summary>
internal static class RuleText
{
    /// <param name="rule">The rule.</param>
    /// <param name="words">The page's texts.</param>
    /// <param name="name">What people call a monitor or a service.</param>
    public static string Of(UpRule rule, IStringLocalizer words, Func<Guid, string> name) => rule switch
    {
        { Monitor: { } monitor } => name(monitor),
        { Service: { } service } => name(service),
        { AtLeast: { } needed, Of: { Count: > 0 } parts } => parts.Count == 1 ? Of(parts[0], words, name) : words[
            needed == parts.Count ? "Rule.All" : needed == 1 ? "Rule.Any" : "Rule.AtLeast",
            string.Join(words["Rule.Separator"], parts.Select(part => part.Of is null ? Of(part, words, name) : words["Rule.Group", Of(part, words, name)].Value)),
            needed,
            parts.Count],
        _ => "–",
    };
}
