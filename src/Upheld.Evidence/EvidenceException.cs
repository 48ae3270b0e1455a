namespace Upheld.Evidence;

/// <summary>A piece of evidence that cannot be read: malformed, not canonical, or not what its name promises.</summary>
/// <remarks>Parsers throw it, because a malformed byte ends the reading of everything around it; checks of a well-formed proof answer true or
/// false instead. Callers at the edge (an endpoint, the verifier) turn it into their own kind of failure by its <see cref="Code"/>.</remarks>
/// <param name="code">Stable, dotted, lower case, such as <c>leaf.not_integer</c>.</param>
/// <param name="message">What is wrong, in English, for the technical reader.</param>
public sealed class EvidenceException(string code, string message) : FormatException(message)
{
    /// <summary>The stable code of the fault.</summary>
    public string Code { get; } = code;
}
