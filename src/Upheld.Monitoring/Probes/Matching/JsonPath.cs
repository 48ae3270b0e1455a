using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Upheld.Kernel.Results;

namespace Upheld.Monitoring.Probes.Matching;

/// <summary>The part of JSONPath (RFC 9535) that a health check needs: <c>$</c>, then <c>.name</c>, <c>['name']</c>, <c>[0]</c>, <c>[-1]</c> and <c>[*]</c> or <c>.*</c>,
/// in any number. No filters, slices, unions or recursive descent.</summary>
internal sealed class JsonPath
{
    public const string InvalidCode = "json_path.invalid";
    private const int LongestPath = 500;

    private readonly ImmutableArray<Step> _steps;

    private JsonPath(string text, ImmutableArray<Step> steps) => (Text, _steps) = (text, steps);

    /// <summary>As written.</summary>
    public string Text { get; }

    public static Result<JsonPath> Parse(string text)
    {
        if (text.Length is 0 or > LongestPath || text[0] != '$')
        {
            return Invalid(text, 1, "it must begin with $");
        }

        var steps = ImmutableArray.CreateBuilder<Step>();
        var at = 1;
        while (at < text.Length)
        {
            var start = at;
            var step = text[at] switch
            {
                '.' => DotStep(text, ref at),
                '[' => BracketStep(text, ref at),
                _ => null,
            };
            if (step is not { } read)
            {
                return Invalid(text, start + 1, "expected .name, ['name'], [0], [-1] or [*]");
            }

            steps.Add(read);
        }

        return new JsonPath(text, steps.ToImmutable());
    }

    /// <summary>All values at the path, in document order; none when the path leads nowhere.</summary>
    public IReadOnlyList<JsonElement> Select(JsonElement root)
    {
        IReadOnlyList<JsonElement> current = [root];
        foreach (var step in _steps)
        {
            var next = new List<JsonElement>();
            foreach (var element in current)
            {
                Follow(element, step, next);
            }

            current = next;
        }

        return current;
    }

    public override string ToString() => Text;

    private static void Follow(JsonElement element, Step step, List<JsonElement> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when step.Name is { } name:
                if (element.TryGetProperty(name, out var value))
                {
                    found.Add(value);
                }

                break;
            case JsonValueKind.Object when step.IsWildcard:
                found.AddRange(element.EnumerateObject().Select(property => property.Value));
                break;
            case JsonValueKind.Array when step.IsWildcard:
                found.AddRange(element.EnumerateArray());
                break;
            case JsonValueKind.Array when step.Name is null:
                var length = element.GetArrayLength();
                var index = step.Index < 0 ? length + step.Index : step.Index;
                if (index >= 0 && index < length)
                {
                    found.Add(element[index]);
                }

                break;
            default:
                break;
        }
    }

    private static Step? DotStep(string text, ref int at)
    {
        var start = ++at;
        if (at < text.Length && text[at] == '*')
        {
            at++;
            return Step.Wildcard;
        }

        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-'))
        {
            at++;
        }

        return at == start ? null : new Step(text[start..at], 0, false);
    }

    private static Step? BracketStep(string text, ref int at)
    {
        at++;
        if (at < text.Length && text[at] is '\'' or '"')
        {
            return QuotedStep(text, ref at);
        }

        var end = text.IndexOf(']', at);
        if (end < 0)
        {
            return null;
        }

        var inside = text[at..end];
        at = end + 1;
        return inside == "*" ? Step.Wildcard
            : int.TryParse(inside, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) ? new Step(null, index, false)
            : null;
    }

    private static Step? QuotedStep(string text, ref int at)
    {
        var quote = text[at++];
        var name = new StringBuilder();
        while (at < text.Length && text[at] != quote)
        {
            at += text[at] == '\\' ? 1 : 0;
            if (at < text.Length)
            {
                name.Append(text[at++]);
            }
        }

        if (at + 1 >= text.Length || text[at + 1] != ']')
        {
            return null;
        }

        at += 2;
        return new Step(name.ToString(), 0, false);
    }

    private static Error Invalid(string text, int column, string why) =>
        new(ErrorKind.Invalid, InvalidCode, string.Create(CultureInfo.InvariantCulture, $"The path {text} cannot be used: at character {column}, {why}."));

    private readonly record struct Step(string? Name, int Index, bool IsWildcard)
    {
        public static Step Wildcard => new(null, 0, true);
    }
}
