using System.Text.RegularExpressions;
using Upheld.Kernel.Results;

namespace Upheld.Monitoring.Probes.Matching;

/// <summary>A regular expression that a customer wrote. It runs in time linear to the text (no back-references, no look-around), and its anchors are
/// <c>\A</c> and <c>\z</c>: <c>^</c> and <c>$</c> mean line ends to some and text ends to others, and a check that lets a second line through is a known hole.</summary>
internal sealed class Pattern
{
    public const string InvalidCode = "pattern.invalid";
    private const int LongestText = 1000;

    private readonly Regex _regex;

    private Pattern(string text, Regex regex) => (Text, _regex) = (text, regex);

    /// <summary>As written.</summary>
    public string Text { get; }

    public static Result<Pattern> Parse(string text)
    {
        if (text.Length is 0 or > LongestText)
        {
            return Invalid(text, $"it must have 1 to {LongestText} characters");
        }

        if (HasLineAnchor(text))
        {
            return Invalid(text, @"write \A for the beginning and \z for the end of the text; ^ and $ also match at line ends");
        }

        try
        {
            return new Pattern(text, new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
        }
        catch (ArgumentException e)
        {
            return Invalid(text, e.Message);
        }
        catch (NotSupportedException)
        {
            return Invalid(text, "back-references, look-around and atomic groups are not possible here, as their time has no bound");
        }
    }

    public bool IsMatch(ReadOnlySpan<char> text) => _regex.IsMatch(text);

    public override string ToString() => $"/{Text}/";

    private static bool HasLineAnchor(string text)
    {
        var isInClass = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '[' when !isInClass:
                    isInClass = true;
                    i += i + 1 < text.Length && text[i + 1] == '^' ? 1 : 0;
                    i += i + 1 < text.Length && text[i + 1] == ']' ? 1 : 0; // a bracket right at the beginning is a member
                    break;
                case ']' when isInClass:
                    isInClass = false;
                    break;
                case '^' or '$' when !isInClass:
                    return true;
                default:
                    break;
            }
        }

        return false;
    }

    private static Error Invalid(string text, string why) => new(ErrorKind.Invalid, InvalidCode, $"The pattern {text} cannot be used: {why}.");
}
