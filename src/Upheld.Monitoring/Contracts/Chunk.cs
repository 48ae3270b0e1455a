using Upheld.Kernel.Ids;

namespace Upheld.Monitoring.Contracts;

/// <summary>Samples of the open day as one flush made them durable: of one log and one shard.</summary>
/// <param name="Id">Its id; later ones are greater.</param>
/// <param name="Log">The customer in whose log the samples are sealed.</param>
/// <param name="Shard">The shard whose owner wrote it.</param>
/// <param name="At">When it was written, in milliseconds UTC; no check in it began later.</param>
/// <param name="Batch">The batch that sealed it; null until then.</param>
/// <param name="Records">The samples' records one after the other, in the order in which they came.</param>
/// <param name="Details">Check details of some of them, packed; null when there are none.</param>
public sealed record Chunk(Guid Id, CustomerId Log, int Shard, long At, long? Batch, byte[] Records, byte[]? Details);
