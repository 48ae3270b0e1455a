using System.Collections.Concurrent;
using NodaTime;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Checking;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Samples;

/// <summary>Loads every history once and then keeps step with the flushes of this node; what other nodes flush is read again now and then.</summary>
internal sealed class MonitorHistories(ISampleStore store, IClock clock) : IMonitorHistories
{
    /// <summary>How old what another node writes may be here.</summary>
    internal static readonly Duration RefreshEvery = Duration.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly ConcurrentDictionary<int, Instant> _flushed = [];
    private ConcurrentDictionary<SeriesId, MonitorHistory>? _histories;
    private ILookup<MonitorId, SeriesId>? _series;
    private List<Action>? _meanwhile;
    private bool _isIncomplete;

    public async Task<IReadOnlyCollection<MonitorHistory>> AllAsync(CancellationToken cancellation) =>
        (IReadOnlyCollection<MonitorHistory>)(await LoadedAsync(cancellation)).Values;

    public async Task<IReadOnlyList<MonitorHistory>> OfLogAsync(CustomerId log, CancellationToken cancellation) =>
        [.. (await LoadedAsync(cancellation)).Values.Where(history => history.Series.Log == log)];

    public async Task<IReadOnlyList<MonitorHistory>> OfMonitorAsync(MonitorId monitor, CancellationToken cancellation)
    {
        var histories = await LoadedAsync(cancellation);
        return [.. Index(histories)[monitor].Select(series => histories[series]).OrderBy(history => history.Series.Location)];
    }

    public async Task<MonitorHistory?> FindAsync(SeriesId series, CancellationToken cancellation) =>
        (await LoadedAsync(cancellation)).GetValueOrDefault(series);

    /// <summary>Takes over what a flush of this node made durable.</summary>
    public void Apply(ShardFlush flush)
    {
        _flushed[flush.Shard] = clock.GetCurrentInstant();
        Do(() =>
        {
            var states = ShardBuffer.ReadStates(flush.States);
            var changes = flush.Changes.ToLookup(change => SeriesOf(change.Monitor), change => new Transition(change.At, change.State, change.Earliest));
            foreach (var series in flush.Samples.Select(sample => SeriesId.Of(sample.Customer, sample.Sample)).Distinct())
            {
                if (!_histories!.TryGetValue(series, out var known))
                {
                    _isIncomplete = true; // planned by another node a moment ago
                }
                else if (states.TryGetValue(known.Monitor, out var state))
                {
                    _histories[series] = With(known, [.. changes[series]], state);
                }
            }
        });
    }

    /// <summary>Takes over the schedules of some series, all that each has had.</summary>
    public void Apply(IReadOnlyList<(SeriesId Series, int Shard, IReadOnlyList<MonitorSchedule> Schedules)> planned) => Do(() =>
    {
        foreach (var (series, shard, schedules) in planned)
        {
            var schedule = ProbeSchedule.Of(schedules);
            _histories![series] = _histories.TryGetValue(series, out var known)
                ? Through(known with { Schedule = schedule })
                : new MonitorHistory(series, new MonitorId(schedules[0].Monitor), shard, schedule, IntervalPack.Empty, default);
        }

        _series = null;
    });

    /// <summary>Reads again what other nodes may have written; does nothing while every shard is flushed here.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        var late = clock.GetCurrentInstant() - RefreshEvery;
        if (!_isIncomplete && _histories is { } histories && histories.Values.Select(history => history.Shard).Distinct().All(shard => _flushed.TryGetValue(shard, out var at) && at > late))
        {
            return;
        }

        await LoadAsync(cancellation);
    }

    private static SeriesId SeriesOf(WatchedMonitor monitor) => new(monitor.Customer, monitor.Number, monitor.Location);

    private static MonitorHistory With(MonitorHistory history, IReadOnlyList<Transition> changes, in FoldState state)
    {
        var validUntil = state.Last is { } last ? history.Schedule.ValidUntil(last.Slot, state.LastAt) : state.LastAt;
        return history with
        {
            State = state,
            Pack = changes.Count > 0 ? history.Pack.With(changes, state.LastAt, validUntil) : history.Pack.Through(state.LastAt, validUntil),
        };
    }

    private static MonitorHistory Through(MonitorHistory history) => history.State.Last is null ? history : With(history, [], history.State);

    /// <summary>Changes the loaded histories; while they are being read the change is kept and made afterwards, when it may be one of what was read.</summary>
    private void Do(Action change)
    {
        lock (_lock)
        {
            _meanwhile?.Add(change);
            if (_histories is not null)
            {
                change();
            }
        }
    }

    private async ValueTask<ConcurrentDictionary<SeriesId, MonitorHistory>> LoadedAsync(CancellationToken cancellation)
    {
        if (_histories is null)
        {
            await LoadAsync(cancellation);
        }

        return _histories!;
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var before = _histories;
        await _loading.WaitAsync(cancellation);
        try
        {
            if (!ReferenceEquals(before, _histories))
            {
                return; // another caller has just loaded
            }

            lock (_lock)
            {
                _meanwhile = [];
            }

            var read = await ReadAsync(cancellation);
            lock (_lock)
            {
                (_histories, _series, _isIncomplete) = (read, null, false);
                _meanwhile!.ForEach(change => change());
                _meanwhile = null;
            }
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task<ConcurrentDictionary<SeriesId, MonitorHistory>> ReadAsync(CancellationToken cancellation)
    {
        // Folds first: a history that was written after them holds their changes, and one more is harmless.
        var states = new Dictionary<MonitorId, FoldState>();
        foreach (var (_, bytes) in await store.ReadShardStatesAsync(cancellation))
        {
            foreach (var (monitor, state) in ShardBuffer.ReadStates(bytes))
            {
                states[monitor] = state;
            }
        }

        var packs = new Dictionary<SeriesId, IntervalPack>();
        await foreach (var stored in store.ReadHistoriesAsync(null, cancellation))
        {
            packs[stored.Series] = IntervalPack.Unpack(stored.Pack);
        }

        var histories = new ConcurrentDictionary<SeriesId, MonitorHistory>();
        foreach (var planned in (await store.ReadSchedulesAsync(null, cancellation)).GroupBy(schedule => schedule.Series))
        {
            var monitor = new MonitorId(planned.First().Schedule.Monitor);
            histories[planned.Key] = Through(new MonitorHistory(
                planned.Key,
                monitor,
                planned.First().Shard,
                ProbeSchedule.Of(planned.Select(schedule => schedule.Schedule)),
                packs.GetValueOrDefault(planned.Key, IntervalPack.Empty),
                states.GetValueOrDefault(monitor)));
        }

        return histories;
    }

    private ILookup<MonitorId, SeriesId> Index(ConcurrentDictionary<SeriesId, MonitorHistory> histories) =>
        _series ??= histories.Values.ToLookup(history => history.Monitor, history => history.Series);
}
