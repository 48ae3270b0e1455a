using Upheld.Kernel.Database;

namespace Upheld.Kernel.Following;

/// <summary>A module that acts on what happened elsewhere. It sees every numbered fact of its types in order, at least once.</summary>
public interface IFactFollower
{
    /// <summary>Under which its position is kept; stable for ever.</summary>
    string Name { get; }

    /// <summary>Leaf types it wants to see.</summary>
    IReadOnlySet<string> Types { get; }

    /// <summary>Handles facts in order. What it changes through the context is saved together with its new position; anything else must bear being done twice.</summary>
    Task HandleAsync(UpheldDb db, IReadOnlyList<SequencedFact> facts, CancellationToken cancellation);
}
