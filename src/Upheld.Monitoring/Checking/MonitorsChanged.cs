using Upheld.Figures.Facts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Following;
using Upheld.Kernel.Signals;

namespace Upheld.Monitoring.Checking;

/// <summary>Wakes the engine when a schedule was logged, which every new, changed, paused or retired monitor brings.</summary>
internal sealed class MonitorsChanged : IFactFollower
{
    public Signal Signal { get; } = new();

    public string Name => "monitoring.engine";

    public IReadOnlySet<string> Types { get; } = new HashSet<string> { MonitorSchedule.Type };

    public Task HandleAsync(UpheldDb db, IReadOnlyList<SequencedFact> facts, CancellationToken cancellation)
    {
        Signal.Raise();
        return Task.CompletedTask;
    }
}
