using Upheld.Figures.Facts;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Services;

/// <summary>What a customer's log says about services: every fact that a figure of availability follows from, but the samples.</summary>
/// <remarks>Give it the facts in the order of the log, of all time; which of them count for a figure is decided here, so that neither a server nor a
/// report can leave one out.</remarks>
public sealed class ServiceFacts
{
    private readonly List<RecordedFact<ServiceBound>> _bindings = [];
    private readonly List<RecordedFact<MonitorSchedule>> _schedules = [];
    private readonly List<RecordedFact<MaintenanceAnnounced>> _announced = [];
    private readonly List<RecordedFact<MaintenanceCancelled>> _cancelled = [];
    private readonly List<RecordedFact<ExclusionRecorded>> _excluded = [];
    private readonly List<RecordedFact<ExclusionWithdrawn>> _withdrawn = [];
    private readonly List<RecordedFact<StateCorrected>> _corrected = [];
    private readonly List<PromiseWord> _words = [];
    private readonly List<RecordedFact<RestatementApplied>> _restatements = [];
    private readonly List<RecordedFact<CalendarPublished>> _calendars = [];

    /// <summary>Takes the next fact of the log; types that no figure of availability reads are passed over.</summary>
    public void Add(long index, long recordedAt, IFact fact)
    {
        switch (fact)
        {
            case ServiceBound bound: _bindings.Add(new(index, recordedAt, bound)); break;
            case MonitorSchedule schedule: _schedules.Add(new(index, recordedAt, schedule)); break;
            case MaintenanceAnnounced announced: _announced.Add(new(index, recordedAt, announced)); break;
            case MaintenanceCancelled cancelled: _cancelled.Add(new(index, recordedAt, cancelled)); break;
            case ExclusionRecorded excluded: _excluded.Add(new(index, recordedAt, excluded)); break;
            case ExclusionWithdrawn withdrawn: _withdrawn.Add(new(index, recordedAt, withdrawn)); break;
            case StateCorrected corrected: _corrected.Add(new(index, recordedAt, corrected)); break;
            case PromiseTerms terms: _words.Add(new(terms.Promise, terms.EffectiveFrom.ToUnixTimeMilliseconds(), index, recordedAt, terms.Restatement, new(index, recordedAt, terms))); break;
            case PromiseEnded ended: _words.Add(new(ended.Promise, ended.EffectiveFrom.ToUnixTimeMilliseconds(), index, recordedAt, ended.Restatement, null)); break;
            case RestatementApplied restatement: _restatements.Add(new(index, recordedAt, restatement)); break;
            case CalendarPublished calendar: _calendars.Add(new(index, recordedAt, calendar)); break;
        }
    }

    /// <summary>Every schedule of the log.</summary>
    public IReadOnlyList<RecordedFact<MonitorSchedule>> Schedules => _schedules;

    /// <summary>The terms of a promise in each stretch of a window: at an instant those count that were logged last of all that had taken effect by then. So a later
    /// version replaces an earlier one from its own day on, also one that was still to come. Where an end was logged last, nothing is promised. Empty when nothing was
    /// promised in all of the window.</summary>
    /// <param name="promise">The promise.</param>
    /// <param name="start">First millisecond of the window.</param>
    /// <param name="end">First millisecond after it.</param>
    /// <param name="knownAt">What was recorded later is not known.</param>
    public IReadOnlyList<TermsPiece> PiecesOf(Guid promise, long start, long end, long knownAt) =>
        [.. StretchesOf(promise, start, end, knownAt).Where(s => s.Word.Terms is not null).Select(s => new TermsPiece(s.Span, s.Word.Terms!.Value))];

    /// <summary>What the log says of a promise that decides in some stretch of a window: terms and ends, in the order of the stretches.</summary>
    /// <param name="promise">The promise.</param>
    /// <param name="start">First millisecond of the window.</param>
    /// <param name="end">First millisecond after it.</param>
    /// <param name="knownAt">What was recorded later is not known.</param>
    public IReadOnlyList<PromiseWord> WordsOf(Guid promise, long start, long end, long knownAt) =>
        [.. StretchesOf(promise, start, end, knownAt).Select(s => s.Word).Distinct()];

    /// <summary>From when on a promise is no longer one, by the word on it that was last known; null while it goes on.</summary>
    public long? EndOf(Guid promise, long knownAt) =>
        _words.FindLast(w => w.Promise == promise && w.RecordedAt <= knownAt) is { Terms: null } last ? last.EffectiveFrom : null;

    /// <summary>Whether it is the first word on its promise.</summary>
    public bool IsFirst(PromiseWord word) => ReferenceEquals(_words.Find(w => w.Promise == word.Promise), word);

    /// <summary>Every restatement of the log.</summary>
    public IReadOnlyList<RecordedFact<RestatementApplied>> Restatements => _restatements;

    private List<(Span Span, PromiseWord Word)> StretchesOf(Guid promise, long start, long end, long knownAt)
    {
        var known = _words.Where(w => w.Promise == promise && w.RecordedAt <= knownAt).ToList();
        var edges = known.Select(w => w.EffectiveFrom).Where(at => at > start && at < end).Append(start).Distinct().Order().ToList();
        var stretches = new List<(Span Span, PromiseWord Word)>();
        foreach (var (i, from) in edges.Index())
        {
            var span = new Span(from, i + 1 < edges.Count ? edges[i + 1] : end);
            if (span.IsEmpty || known.FindLast(w => w.EffectiveFrom <= from) is not { } word)
            {
                continue;
            }

            if (stretches is [.., var before] && ReferenceEquals(before.Word, word))
            {
                stretches[^1] = (new Span(before.Span.Start, span.End), word);
            }
            else
            {
                stretches.Add((span, word));
            }
        }

        return stretches;
    }

    /// <summary>The versions of calendars that were last known, one for each name.</summary>
    public IReadOnlyList<RecordedFact<CalendarPublished>> CalendarsAt(long knownAt) =>
        [.. Known(_calendars, knownAt).GroupBy(c => c.Fact.Calendar, StringComparer.Ordinal).Select(versions => versions.Last())];

    /// <summary>The version of a calendar that was last known; null when there is none.</summary>
    public RecordedFact<CalendarPublished>? CalendarOf(string name, long knownAt)
    {
        var known = _calendars.Where(c => c.Fact.Calendar == name && c.RecordedAt <= knownAt).ToList();
        return known.Count > 0 ? known[^1] : null;
    }

    /// <summary>Everything that says what a service was and how its time counts, as known at an instant.</summary>
    /// <exception cref="FormatException">The rules of services refer to each other in a circle (<c>service.circle</c>).</exception>
    public ServiceInputs InputsOf(Guid service, long knownAt)
    {
        var services = new List<Guid>();
        var bindings = new List<RecordedFact<ServiceBound>>();
        Collect(service, knownAt, services, bindings, []);
        var monitors = bindings.SelectMany(b => Monitors(b.Fact.Up)).ToHashSet();
        var announced = Known(_announced, knownAt).Where(f => IsAbout(f.Fact.Services, service)).ToList();
        var excluded = Known(_excluded, knownAt).Where(f => IsAbout(f.Fact.Services, service)).ToList();
        return new ServiceInputs
        {
            Service = service,
            Bindings = bindings,
            Schedules = [.. Known(_schedules, knownAt).Where(f => monitors.Contains(f.Fact.Monitor))],
            Announced = announced,
            Cancelled = [.. Known(_cancelled, knownAt).Where(f => announced.Any(a => a.Fact.Maintenance == f.Fact.Maintenance))],
            Excluded = excluded,
            Withdrawn = [.. Known(_withdrawn, knownAt).Where(f => excluded.Any(e => e.Fact.Exclusion == f.Fact.Exclusion))],
            Corrected = [.. Known(_corrected, knownAt).Where(f => services.Contains(f.Fact.Service))],
        };
    }

    private void Collect(Guid service, long knownAt, List<Guid> services, List<RecordedFact<ServiceBound>> bindings, HashSet<Guid> above)
    {
        if (!above.Add(service))
        {
            throw new FormatException("service.circle: the rules of services refer to each other in a circle.");
        }

        if (!services.Contains(service))
        {
            services.Add(service);
            var own = Known(_bindings, knownAt).Where(b => b.Fact.Service == service).ToList();
            bindings.AddRange(own);
            foreach (var part in own.SelectMany(b => Services(b.Fact.Up)).Distinct())
            {
                Collect(part, knownAt, services, bindings, above);
            }
        }

        above.Remove(service);
    }

    private static IEnumerable<RecordedFact<T>> Known<T>(List<RecordedFact<T>> facts, long knownAt)
        where T : class, IFact => facts.Where(f => f.RecordedAt <= knownAt);

    private static bool IsAbout(IReadOnlyList<Guid> services, Guid service) => services.Count == 0 || services.Contains(service);

    private static IEnumerable<Guid> Monitors(UpRule rule) => (rule.Monitor is { } monitor ? [monitor] : Array.Empty<Guid>()).Concat((rule.Of ?? []).SelectMany(Monitors));

    private static IEnumerable<Guid> Services(UpRule rule) => (rule.Service is { } service ? [service] : Array.Empty<Guid>()).Concat((rule.Of ?? []).SelectMany(Services));
}
