namespace Upheld.Commitments.Contracts.Documents;

/// <summary>Where in a file something stands.</summary>
/// <param name="File">The file's name as the caller gave it; <c>-</c> is standard input.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
public sealed record SourcePosition(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
