using Upheld.Figures.Samples;

namespace Upheld.Monitoring.Contracts;

/// <summary>A day block, or a chunk of an open day, that may hold samples of a series.</summary>
/// <param name="IsBlock">Whether the bytes are a packed <see cref="DayBlock"/>; else they are records, of other series too.</param>
/// <param name="Batch">The batch of a chunk; null for a block, which has the batches inside, and for a chunk that is not sealed yet.</param>
/// <param name="Bytes">Block or records.</param>
/// <param name="Details">Check details, packed; null when there are none.</param>
public sealed record StoredPiece(bool IsBlock, long? Batch, byte[] Bytes, byte[]? Details);
