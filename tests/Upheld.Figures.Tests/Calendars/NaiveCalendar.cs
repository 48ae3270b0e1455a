using NodaTime;
using NodaTime.TimeZones;
using Upheld.Figures.Calendars;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Tests.Calendars;

/// <summary>The rules of a calendar read word by word and as slowly: whether an instant is open is decided by looking at every rule, and time is counted by walking
/// from edge to edge. It shares nothing with the engine but the rules' data; local times are resolved by NodaTime itself.</summary>
internal sealed class NaiveCalendar(IReadOnlyList<CalendarVersion> versions)
{
    private static readonly ZoneLocalMappingResolver FirstMoment = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb[versions[0].Zone.Id];

    public bool IsOpen(long at)
    {
        var around = LocalDateAt(at);
        return Enumerable.Range(-2, 5).Any(days => IsOpenByRulesOf(around.PlusDays(days), at));
    }

    public long Elapsed(long start, long end, IReadOnlyList<Span> pauses, bool paused = false)
    {
        var total = 0L;
        foreach (var (from, to) in Pieces(start, end, pauses))
        {
            total += IsOpen(from) && pauses.Any(pause => pause.Contains(from)) == paused ? to - from : 0;
        }
        return total;
    }

    public long Add(long start, long work, IReadOnlyList<Span> pauses)
    {
        for (var at = start; ; at += 86_400_000)
        {
            foreach (var (from, to) in Pieces(at, at + 86_400_000, pauses))
            {
                if (!IsOpen(from) || pauses.Any(pause => pause.Contains(from)))
                {
                    continue;
                }
                if (work <= to - from && (work > 0 || from < to))
                {
                    return from + work;
                }
                work -= to - from;
            }
        }
    }

    public long Subtract(long start, long work)
    {
        for (var at = start; ; at -= 86_400_000)
        {
            foreach (var (from, to) in Pieces(at - 86_400_000, at, []).Reverse())
            {
                if (!IsOpen(from))
                {
                    continue;
                }
                if (work <= to - from)
                {
                    return to - work;
                }
                work -= to - from;
            }
        }
    }

    public long AddDays(long start, int days, bool endOfDay)
    {
        var date = LocalDateAt(start);
        var time = Instant.FromUnixTimeMilliseconds(start).InZone(_zone).TimeOfDay;
        if (days == 0 && endOfDay && !IsBusinessDay(date))
        {
            days = 1;
        }
        for (var left = Math.Abs(days); left > 0;)
        {
            date = date.PlusDays(Math.Sign(days));
            left -= IsBusinessDay(date) ? 1 : 0;
        }
        if (endOfDay)
        {
            return OpeningEdges(date).Where(edge => IsOpenByRulesOf(date, edge - 1)).Max();
        }
        return days < 0 ? Subtract(Resolve(date + time), 0) : Add(days == 0 ? start : Resolve(date + time), 0, []);
    }

    private bool IsBusinessDay(LocalDate date)
    {
        var edges = OpeningEdges(date).ToList();
        return edges.Any(edge => IsOpenByRulesOf(date, edge) || IsOpenByRulesOf(date, edge - 1));
    }

    private bool IsOpenByRulesOf(LocalDate date, long at)
    {
        // The version in force decides by the local date's first moment.
        var rules = RulesOf(date);
        if (versions.Count == 2 && (at >= StartOf(versions[1].ValidFrom!.Value)) != (rules == versions[1].Rules))
        {
            return false;
        }
        if (rules.SpecialDays.TryGetValue(date, out var special))
        {
            return special.Any(span => Contains(date, span, at));
        }
        if (rules.ClosedDates.Contains(date) || rules.ClosedEveryYear.Any(day => day.Month == date.Month && day.Day == date.Day))
        {
            return false;
        }
        if (rules.Breaks.TryGetValue(date, out var breaks) && breaks.Any(span => Contains(date, span, at)))
        {
            return false;
        }
        return rules.Weekly.TryGetValue(date.DayOfWeek, out var week) && week.Any(span => Contains(date, span, at));
    }

    private CalendarRules RulesOf(LocalDate date) => versions.Count == 2 && date >= versions[1].ValidFrom!.Value ? versions[1].Rules : versions[0].Rules;

    /// <summary>[start, end) cut at everything that could matter.</summary>
    private IEnumerable<(long From, long To)> Pieces(long start, long end, IReadOnlyList<Span> pauses)
    {
        if (end <= start)
        {
            return [];
        }
        var edges = new SortedSet<long> { start, end };
        for (var date = LocalDateAt(start).PlusDays(-2); date <= LocalDateAt(end).PlusDays(2); date = date.PlusDays(1))
        {
            edges.UnionWith(OpeningEdges(date));
            edges.Add(StartOf(date));
        }
        foreach (var pause in pauses)
        {
            edges.Add(pause.Start);
            edges.Add(pause.End);
        }
        var inside = edges.Where(edge => edge >= start && edge <= end).ToList();
        return inside.Zip(inside.Skip(1));
    }

    private IEnumerable<long> OpeningEdges(LocalDate date)
    {
        var rules = RulesOf(date);
        return new[] { rules.SpecialDays.GetValueOrDefault(date), rules.Weekly.GetValueOrDefault(date.DayOfWeek), rules.Breaks.GetValueOrDefault(date) }
            .SelectMany(spans => spans ?? []).SelectMany(span => new[] { Resolve(date, span.From), Resolve(date, span.To) });
    }

    private bool Contains(LocalDate date, LocalSpan span, long at) => Resolve(date, span.From) <= at && at < Resolve(date, span.To);

    private long Resolve(LocalDate date, int second) => Resolve(date.AtMidnight().PlusSeconds(second));

    private long Resolve(LocalDateTime local) => _zone.ResolveLocal(local, Resolvers.LenientResolver).ToInstant().ToUnixTimeMilliseconds();

    // A walk of decades meets the date that Kiritimati skipped: it begins where the next one does.
    private long StartOf(LocalDate date) => _zone.ResolveLocal(date.AtMidnight(), FirstMoment).ToInstant().ToUnixTimeMilliseconds();

    private LocalDate LocalDateAt(long at) => Instant.FromUnixTimeMilliseconds(at).InZone(_zone).Date;
}
