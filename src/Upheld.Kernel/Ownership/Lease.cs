using NodaTime;

namespace Upheld.Kernel.Ownership;

/// <summary>The right to write what a name stands for (a shard of monitors, the sequencer), for as long as the epoch in its row is ours.</summary>
/// <param name="Name">What is owned, such as <c>sequencer</c> or <c>monitors/3</c>.</param>
/// <param name="Epoch">Rises with each new owner. Every write checks it in its own transaction, so an owner that was replaced without knowing it writes nothing.</param>
public sealed record Lease(string Name, long Epoch);

/// <summary>A lease as stored. The database decides who is right; where work runs is another matter.</summary>
internal sealed class LeaseRow
{
    public required string Name { get; init; }

    public required string Holder { get; set; }

    public required long Epoch { get; set; }

    public required Instant ExpiresAt { get; set; }
}
