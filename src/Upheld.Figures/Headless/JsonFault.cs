namespace Upheld.Figures.Headless;

/// <summary>One thing that is wrong with the input of a headless command.</summary>
/// <param name="Path">Where, as a JSON path from the root: <c>$.cases[3].start</c>.</param>
/// <param name="Code">What, as a stable dotted code: <c>input.unknown_field</c>.</param>
/// <param name="Message">What happened and what to do, for a person.</param>
public sealed record JsonFault(string Path, string Code, string Message)
{
    /// <summary>The line that goes to the error stream: <c>path: code: message</c>, always on one line.</summary>
    public override string ToString() => OneLine.Of($"{Path}: {Code}: {Message}");
}
