using System.Globalization;
using System.Text.Json;

namespace Upheld.Monitoring.Probes.Matching;

/// <summary>How a JSON value is compared.</summary>
internal enum JsonOperator
{
    /// <summary>Same type and value; numbers by value (1.0 = 1).</summary>
    Equal,

    /// <summary>There, and not equal.</summary>
    NotEqual,

    /// <summary>A number below.</summary>
    Less,

    /// <summary>A number not above.</summary>
    AtMost,

    /// <summary>A number above.</summary>
    Greater,

    /// <summary>A number not below.</summary>
    AtLeast,

    /// <summary>A string that holds the text.</summary>
    Contains,

    /// <summary>A string that matches the pattern.</summary>
    Matches,

    /// <summary>There, whatever its value; null counts.</summary>
    Exists,

    /// <summary>Not there.</summary>
    Absent,
}

/// <summary>A value to compare with: exactly one of the four, or none for <c>null</c>.</summary>
internal readonly record struct JsonValue(string? Text = null, decimal? Number = null, bool? Truth = null)
{
    public override string ToString() => Text is not null ? $"\"{Text}\"" : Number?.ToString(CultureInfo.InvariantCulture) ?? Truth?.ToString().ToLowerInvariant() ?? "null";
}

/// <summary>An expectation of the value at a path. With a wildcard one value that fulfils it is enough; a path that leads nowhere fulfils
/// <see cref="JsonOperator.Absent"/> only.</summary>
internal sealed record JsonExpectation(JsonPath Path, JsonOperator Operator, JsonValue Value = default, Pattern? Pattern = null)
{
    private const int LongestFound = 200;

    /// <summary>Null when it holds, else what was found instead.</summary>
    public string? Fault(JsonElement root)
    {
        var found = Path.Select(root);
        if (Operator == JsonOperator.Absent)
        {
            return found.Count == 0 ? null : Shown(found[0]);
        }

        foreach (var element in found)
        {
            if (Holds(element))
            {
                return null;
            }
        }

        return found.Count == 0 ? "∄" : Shown(found[0]);
    }

    public override string ToString() => Operator switch
    {
        JsonOperator.Exists => $"{Path} ∃",
        JsonOperator.Absent => $"{Path} ∄",
        JsonOperator.Matches => $"{Path} ~ {Pattern}",
        _ => $"{Path} {Sign} {Value}",
    };

    private string Sign => Operator switch
    {
        JsonOperator.Equal => "=",
        JsonOperator.NotEqual => "≠",
        JsonOperator.Less => "<",
        JsonOperator.AtMost => "≤",
        JsonOperator.Greater => ">",
        JsonOperator.AtLeast => "≥",
        _ => "∋",
    };

    private bool Holds(JsonElement element) => Operator switch
    {
        JsonOperator.Equal => IsEqual(element),
        JsonOperator.NotEqual => !IsEqual(element),
        JsonOperator.Less => Number(element) < Value.Number,
        JsonOperator.AtMost => Number(element) <= Value.Number,
        JsonOperator.Greater => Number(element) > Value.Number,
        JsonOperator.AtLeast => Number(element) >= Value.Number,
        JsonOperator.Contains => element.ValueKind == JsonValueKind.String && element.GetString()!.Contains(Value.Text!, StringComparison.Ordinal),
        JsonOperator.Matches => element.ValueKind == JsonValueKind.String && Pattern!.IsMatch(element.GetString()),
        _ => true,
    };

    private bool IsEqual(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Value.Text is { } text && element.ValueEquals(text),
        JsonValueKind.Number => Value.Number is { } number && Number(element) == number,
        JsonValueKind.True or JsonValueKind.False => Value.Truth == (element.ValueKind == JsonValueKind.True),
        JsonValueKind.Null => Value == default,
        _ => false,
    };

    private static decimal? Number(JsonElement element) => element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var number) ? number : null;

    private static string Shown(JsonElement element)
    {
        var raw = element.GetRawText();
        return raw.Length <= LongestFound ? raw : string.Concat(raw.AsSpan(0, LongestFound), "…");
    }
}
