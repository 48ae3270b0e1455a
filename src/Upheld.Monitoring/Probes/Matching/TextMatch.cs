namespace Upheld.Monitoring.Probes.Matching;

/// <summary>How a text is compared.</summary>
internal enum TextOperator
{
    /// <summary>The same, character by character.</summary>
    Equal,

    /// <summary>Not the same.</summary>
    NotEqual,

    /// <summary>Holds the text.</summary>
    Contains,

    /// <summary>Does not hold the text.</summary>
    NotContains,

    /// <summary>Matches the pattern.</summary>
    Matches,

    /// <summary>Does not match the pattern.</summary>
    NotMatches,

    /// <summary>Is there, whatever its value.</summary>
    Exists,

    /// <summary>Is not there.</summary>
    Absent,
}

/// <summary>An expectation of one text, such as a header's value. A text that is not there fulfils only <see cref="TextOperator.Absent"/> and
/// the <em>not</em> operators.</summary>
/// <param name="Operator">How.</param>
/// <param name="Value">With what; null where the operator needs none or a pattern.</param>
/// <param name="Pattern">For the two pattern operators.</param>
internal sealed record TextMatch(TextOperator Operator, string? Value = null, Pattern? Pattern = null)
{
    public bool Holds(string? text) => Operator switch
    {
        TextOperator.Equal => text is not null && string.Equals(text, Value, StringComparison.Ordinal),
        TextOperator.NotEqual => !string.Equals(text, Value, StringComparison.Ordinal),
        TextOperator.Contains => text is not null && text.Contains(Value!, StringComparison.Ordinal),
        TextOperator.NotContains => text is null || !text.Contains(Value!, StringComparison.Ordinal),
        TextOperator.Matches => text is not null && Pattern!.IsMatch(text),
        TextOperator.NotMatches => text is null || !Pattern!.IsMatch(text),
        TextOperator.Exists => text is not null,
        _ => text is null,
    };

    public override string ToString() => Operator switch
    {
        TextOperator.Equal => $"= {Value}",
        TextOperator.NotEqual => $"≠ {Value}",
        TextOperator.Contains => $"∋ {Value}",
        TextOperator.NotContains => $"∌ {Value}",
        TextOperator.Matches => $"~ {Pattern}",
        TextOperator.NotMatches => $"!~ {Pattern}",
        TextOperator.Exists => "∃",
        _ => "∄",
    };
}
