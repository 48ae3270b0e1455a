using CsCheck;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Tests.Calendars;

public sealed class CalendarPropertyTests
{
    private static readonly int Size = TestSize.Of(2_000, 50_000);

    [Fact]
    public void As_much_open_time_passes_until_the_due_instant_as_was_added() =>
        Gen.Select(RandomCalendar.Calendar, RandomCalendar.Instant, RandomCalendar.Work)
            .SelectMany((calendar, start, work) => RandomCalendar.PausesNear(start).Select(pauses => (calendar, start, work, pauses)))
            .Sample(c => c.calendar.Add(c.start, c.work, c.pauses) is not { IsOk: true } due || c.calendar.Elapsed(c.start, due.Value, c.pauses).Counted == c.work, iter: Size);

    [Fact]
    public void The_due_instant_is_the_earliest() =>
        Gen.Select(RandomCalendar.Calendar, RandomCalendar.Instant, RandomCalendar.Work)
            .Sample((calendar, start, work) => work == 0 || calendar.Add(start, work) is not { IsOk: true } due || calendar.Elapsed(start, due.Value - 1) == work - 1, iter: Size);

    [Fact]
    public void Subtracting_mirrors_adding() =>
        Gen.Select(RandomCalendar.Calendar, RandomCalendar.Instant, RandomCalendar.Work).Sample((calendar, start, work) =>
        {
            var began = calendar.Subtract(start, work);
            return !began.IsOk || (calendar.Elapsed(began.Value, start) == work
                && (work == 0 || (calendar.Elapsed(began.Value + 1, start) == work - 1 && calendar.Add(began.Value, work).Value <= start)));
        }, iter: Size);

    [Fact]
    public void Elapsed_time_may_be_split_anywhere() =>
        Gen.Select(RandomCalendar.Calendar, Gen.Select(RandomCalendar.Instant, RandomCalendar.Instant, RandomCalendar.Instant))
            .SelectMany((calendar, at) => RandomCalendar.PausesNear(at.Item1).Select(pauses => (calendar, at, pauses)))
            .Sample(c =>
            {
                long[] at = [c.at.Item1, c.at.Item2, c.at.Item3];
                Array.Sort(at);
                var (whole, left, right) = (c.calendar.Elapsed(at[0], at[2], c.pauses), c.calendar.Elapsed(at[0], at[1], c.pauses), c.calendar.Elapsed(at[1], at[2], c.pauses));
                return whole.Counted == left.Counted + right.Counted && whole.Paused == left.Paused + right.Paused;
            }, iter: Size);

    [Fact]
    public void Nothing_is_negative_and_nothing_exceeds_the_real_time() =>
        Gen.Select(RandomCalendar.Calendar, RandomCalendar.Instant, RandomCalendar.Instant)
            .SelectMany((calendar, start, end) => RandomCalendar.PausesNear(start).Select(pauses => (calendar, start, end, pauses)))
            .Sample(c =>
            {
                var elapsed = c.calendar.Elapsed(c.start, c.end, c.pauses);
                return elapsed.Counted >= 0 && elapsed.Paused >= 0 && elapsed.Counted + elapsed.Paused <= Math.Max(0, c.end - c.start);
            }, iter: Size);

    [Fact]
    public void No_work_ends_in_open_time_at_or_after_the_start() =>
        Gen.Select(RandomCalendar.Calendar, RandomCalendar.Instant)
            .Sample((calendar, start) => calendar.Add(start, 0) is not { IsOk: true } due || (due.Value >= start && calendar.IsOpen(due.Value) && calendar.Elapsed(start, due.Value) == 0), iter: Size);

    [Fact]
    public void Open_spans_ascend_do_not_touch_and_sum_to_the_elapsed_time() =>
        Gen.Select(RandomCalendar.Calendar, RandomCalendar.Instant, RandomCalendar.Instant).Sample((calendar, a, b) =>
        {
            var range = new Span(Math.Min(a, b), Math.Max(a, b));
            var spans = calendar.OpenSpans(range).ToList();
            return spans.Sum(span => span.Length) == calendar.Elapsed(range.Start, range.End)
                && spans.Zip(spans.Skip(1)).All(pair => pair.First.End < pair.Second.Start)
                && spans.All(span => !span.IsEmpty && span.Intersect(range) == span);
        }, iter: Size);
}
