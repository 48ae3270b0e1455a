namespace Upheld.Commitments.Contracts.Files;

/// <summary>A contract file as the host has read it.</summary>
/// <param name="Name">As the caller gave it; <c>-</c> is standard input.</param>
/// <param name="Content">Its bytes: UTF-8, with or without a mark.</param>
public sealed record SourceFile(string Name, ReadOnlyMemory<byte> Content);
