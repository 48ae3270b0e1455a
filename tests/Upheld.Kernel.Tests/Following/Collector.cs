using Upheld.Kernel.Database;
using Upheld.Kernel.Following;
using Upheld.Kernel.Settings;

namespace Upheld.Kernel.Tests.Following;

/// <summary>A follower that remembers what it saw, in memory and, saved with its position, as a row.</summary>
internal sealed class Collector : IFactFollower
{
    public string Name => "collector";

    public IReadOnlySet<string> Types { get; init; } = new HashSet<string> { "test.happened" };

    public List<SequencedFact> Seen { get; } = [];

    /// <summary>Fails after doing its work, before it is saved.</summary>
    public bool Fails { get; set; }

    public Task HandleAsync(UpheldDb db, IReadOnlyList<SequencedFact> facts, CancellationToken cancellation)
    {
        Seen.AddRange(facts);
        db.AddRange(facts.Select(f => new SettingRow { Key = $"seen {f.Seq}", Value = f.Type }));
        return Fails ? throw new InvalidOperationException("half-way") : Task.CompletedTask;
    }
}
