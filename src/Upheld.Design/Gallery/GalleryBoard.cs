using System.Runtime.CompilerServices;
using Upheld.Design.Charts;
using Upheld.Design.Components;

namespace Upheld.Design.Gallery;

/// <summary>A service of the gallery's live table.</summary>
public sealed record GalleryService(
    int Id, string Name, StateValue State, string Availability, long LatencyMs, IReadOnlyList<DayState> Days, IReadOnlyList<long?> Latencies, int AgeSeconds);

/// <summary>The gallery's sample data: a few services whose state one can turn, and a signal for those who watch.</summary>
internal sealed class GalleryBoard
{
    private static readonly string[] Names = ["ApiGateway", "Orders", "Payments", "Mail", "Database", "Dns", "Portal", "Backups", "SignIn", "Search", "Reports", "Warehouse"];

    private static readonly StateValue[] States =
    [
        StateValue.Up, StateValue.Up, StateValue.Down, StateValue.Up, StateValue.Degraded, StateValue.Up, StateValue.Maintenance, StateValue.Up, StateValue.Unknown,
        StateValue.Up, StateValue.Paused, StateValue.Pending,
    ];

    private readonly Lock _lock = new();
    private GalleryService[] _services = [.. Names.Select(Sample)];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<GalleryService> Services => Volatile.Read(ref _services);

    /// <summary>Turns a service from up to down or back.</summary>
    public void Turn(int id)
    {
        lock (_lock)
        {
            Volatile.Write(ref _services, [.. _services.Select(s => s.Id == id ? s with { State = s.State == StateValue.Up ? StateValue.Down : StateValue.Up } : s)]);
            var changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            changed.SetResult();
        }
    }

    /// <summary>The services now, and again after each change.</summary>
    public async IAsyncEnumerable<IReadOnlyList<GalleryService>> WatchAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            Task changed;
            lock (_lock) { changed = _changed.Task; }
            yield return Services;
            await changed.WaitAsync(cancellation);
        }
    }

    private static GalleryService Sample(string name, int index)
    {
        var days = SampleData.Days(index);
        var latencies = SampleData.Latencies(index, 48);
        return new GalleryService(index + 1, name, States[index], SampleData.Availability(index), latencies.OfType<long>().LastOrDefault(), days, latencies, 4 + index * 37);
    }
}
