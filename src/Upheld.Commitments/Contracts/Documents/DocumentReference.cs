namespace Upheld.Commitments.Contracts.Documents;

/// <summary>A place where a document names another.</summary>
/// <param name="Kinds">What it may be: one kind or several.</param>
/// <param name="Name">Its name.</param>
/// <param name="At">Where the name stands.</param>
/// <param name="Path">Which value names it.</param>
public sealed record DocumentReference(IReadOnlyList<string> Kinds, string Name, SourcePosition At, DocumentPath Path);
