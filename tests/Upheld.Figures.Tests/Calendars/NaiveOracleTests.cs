using CsCheck;
using Upheld.Figures.Calendars;

namespace Upheld.Figures.Tests.Calendars;

/// <summary>The engine against the naive second implementation: 100,000 random cases in the long run.</summary>
public sealed class NaiveOracleTests
{
    private const int Normal = 400;
    private const int Full = 20_000;

    [Fact]
    public void Elapsed_time_and_pauses_equal_the_naive_count() =>
        Gen.Select(RandomCalendar.Versions, RandomCalendar.Instant, Gen.Long[-86_400_000, 12 * 86_400_000L])
            .SelectMany((versions, start, length) => RandomCalendar.PausesNear(start).Select(pauses => (versions, start, end: start + length, pauses)))
            .Sample(c =>
            {
                var (engine, naive) = (new ServiceCalendar(c.versions), new NaiveCalendar(c.versions));
                return engine.Elapsed(c.start, c.end, c.pauses) == new ElapsedTime(naive.Elapsed(c.start, c.end, c.pauses), naive.Elapsed(c.start, c.end, c.pauses, paused: true))
                    && engine.Elapsed(c.start, c.end) == naive.Elapsed(c.start, c.end, []);
            }, iter: TestSize.Of(Normal, Full));

    [Fact]
    public void Adding_equals_the_naive_walk() =>
        Gen.Select(RandomCalendar.Versions, RandomCalendar.Instant, RandomCalendar.Work)
            .SelectMany((versions, start, work) => RandomCalendar.PausesNear(start).Select(pauses => (versions, start, work, pauses)))
            .Sample(c =>
            {
                var due = new ServiceCalendar(c.versions).Add(c.start, c.work, c.pauses);
                return due.IsOk ? due.Value == new NaiveCalendar(c.versions).Add(c.start, c.work, c.pauses) : due.Error!.Code == "calendar.never_open";
            }, iter: TestSize.Of(Normal, Full));

    [Fact]
    public void Subtracting_equals_the_naive_walk() =>
        Gen.Select(RandomCalendar.Versions, RandomCalendar.Instant, RandomCalendar.Work).Sample((versions, start, work) =>
        {
            var began = new ServiceCalendar(versions).Subtract(start, work);
            return began.IsOk ? began.Value == new NaiveCalendar(versions).Subtract(start, work) : began.Error!.Code == "calendar.never_open";
        }, iter: TestSize.Of(Normal, Full));

    [Fact]
    public void Adding_days_equals_the_naive_walk() =>
        Gen.Select(RandomCalendar.Versions, RandomCalendar.Instant, Gen.Int[-12, 12], Gen.Bool).Sample((versions, start, days, endOfDay) =>
        {
            var at = new ServiceCalendar(versions).AddDays(start, days, endOfDay);
            return at.IsOk ? at.Value == new NaiveCalendar(versions).AddDays(start, days, endOfDay) : at.Error!.Code == "calendar.never_open";
        }, iter: TestSize.Of(Normal, Full));

    [Fact]
    public void Being_open_and_the_next_period_equal_the_naive_look() =>
        Gen.Select(RandomCalendar.Versions, RandomCalendar.Instant).Sample((versions, at) =>
        {
            var (engine, naive) = (new ServiceCalendar(versions), new NaiveCalendar(versions));
            var next = engine.NextSpans(at, 1);
            return engine.IsOpen(at) == naive.IsOpen(at)
                && (!next.IsOk || (next.Value[0] is var span && span.Start == naive.Add(at, 0, []) && naive.IsOpen(span.End - 1) && !naive.IsOpen(span.End)));
        }, iter: TestSize.Of(Normal, Full));
}
