using Upheld.Figures.Calendars;
using static Upheld.Figures.Tests.Calendars.Given;

namespace Upheld.Figures.Tests.Calendars;

/// <summary>At the ends of what the formats can write, answers are errors and never exceptions.</summary>
public sealed class CalendarEdgeTests
{
    private static readonly long[] Instants = [At("0001-01-01T00:00:00Z"), At("0001-01-05T12:00:00Z"), At("9999-12-27T00:00:00Z"), At("9999-12-31T23:59:59.999Z")];

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Etc/GMT+12")]
    [InlineData("Europe/Berlin")]
    public void Every_question_has_an_answer_at_the_ends_of_time(string zone)
    {
        foreach (var calendar in new[] { Daily(zone, """["00:00","24:00"]"""), Daily(zone, """["09:00","17:00"]"""), ServiceCalendar.Always, Calendar($$"""{ "timeZone": "{{zone}}" }""") })
        {
            foreach (var at in Instants)
            {
                foreach (var n in (int[])[0, 1, 5, 500, -1, -5])
                {
                    Writable(calendar.Add(at, Math.Abs(n) * Hours(24)));
                    Writable(calendar.Subtract(at, Math.Abs(n) * Hours(24)));
                    Writable(calendar.AddDays(at, n));
                    Writable(calendar.AddDays(at, n, endOfDay: true));
                    _ = calendar.NextSpans(at, Math.Abs(n));
                }
                _ = calendar.IsOpen(at);
            }
        }
    }

    private static void Writable(CalendarAnswer<long> answer) => (answer.IsOk ? answer.Text() : answer.Error!.Code).ShouldNotBeEmpty();
}
