using CsCheck;
using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;
using static Upheld.Figures.Tests.Calendars.Given;

namespace Upheld.Figures.Tests.Calendars;

public sealed class RecordedZoneTests
{
    private static readonly Span Window = Span("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");

    [Fact]
    public void A_calendar_on_recorded_transitions_answers_as_one_on_the_database() =>
        Gen.Select(RandomCalendar.Versions, RandomCalendar.Instant, RandomCalendar.Instant).Sample((versions, a, b) =>
        {
            var range = new Span(Math.Min(a, b), Math.Max(a, b) + 1);
            var recorded = RecordedZone.Of(versions[0].Zone, TimeZoneRelease.Current.Id, range);
            var repeated = new ServiceCalendar([.. versions.Select(version => version with { Zone = recorded })]);
            return new ServiceCalendar(versions).OpenSpans(range).SequenceEqual(repeated.OpenSpans(range))
                && repeated.Elapsed(range.Start, range.End) == repeated.OpenSpans(range).Sum(span => span.Length);
        }, iter: TestSize.Of(500, 20_000));

    [Fact]
    public void A_recording_holds_the_transitions_of_the_window_as_plain_numbers()
    {
        var berlin = RecordedZone.Of(TimeZoneRelease.Current.Find("Europe/Berlin")!, "2026f", Window);

        berlin.Id.ShouldBe("Europe/Berlin");
        berlin.Release.ShouldBe("2026f");
        berlin.OffsetSeconds.ShouldBe(3600);
        berlin.Transitions.Where(change => Window.Contains(change.At)).ShouldBe(
            [new ZoneTransition(At("2026-03-29T01:00:00Z"), 7200), new ZoneTransition(At("2026-10-25T01:00:00Z"), 3600)]);
    }

    [Fact]
    public void A_recording_rebuilt_from_its_parts_is_the_same()
    {
        var one = RecordedZone.Of(TimeZoneRelease.Current.Find("Australia/Lord_Howe")!, "2026f", Window);
        var two = new RecordedZone(one.Id, one.Release, one.Covered, one.OffsetSeconds, one.Transitions);

        for (var at = one.Covered.Start; at < one.Covered.End; at += Hours(5))
        {
            two.At(at).ShouldBe(one.At(at));
        }
    }

    [Fact]
    public void A_version_from_long_before_the_window_needs_no_recording_of_its_date()
    {
        var zones = new RecordedZones([RecordedZone.Of(TimeZoneRelease.Current.Find("Europe/Berlin")!, "2026f", Window)]);
        var calendar = Calendar("""
            [ { "timeZone": "Europe/Berlin" }, { "timeZone": "Europe/Berlin", "validFrom": "2019-05-01", "weekly": { "mon": [["09:00","10:00"]] } },
              { "timeZone": "Europe/Berlin", "validFrom": "2039-05-01" } ]
            """, zones);

        calendar.Elapsed(Window.Start, Window.End).ShouldBe(Hours(52));
    }

    [Fact]
    public void Outside_of_the_recording_nothing_is_guessed()
    {
        var berlin = RecordedZone.Of(TimeZoneRelease.Current.Find("Europe/Berlin")!, "2026f", Window);
        var calendar = new ServiceCalendar(berlin, CalendarRules.AlwaysOpen);

        Should.Throw<ZoneNotRecordedException>(() => calendar.Elapsed(At("2028-01-01T00:00:00Z"), At("2028-02-01T00:00:00Z"))).Zone.ShouldBe("Europe/Berlin");
    }

    [Theory]
    [InlineData(10, 3600, 10, 7200)] // not ascending
    [InlineData(0, 3600, 10, 7200)] // at the start
    [InlineData(10, 3600, 100, 7200)] // at the end
    [InlineData(10, 3600, 20, 64_801)] // more than 18 hours
    public void Impossible_recordings_are_refused(long at1, int offset1, long at2, int offset2) =>
        Should.Throw<ArgumentException>(() => new RecordedZone("X", "2026f", new Span(0, 100), 0, [new(at1, offset1), new(at2, offset2)]));

    [Fact]
    public void An_unknown_zone_is_not_found()
    {
        TimeZoneRelease.Current.Find("Mars/Olympus").ShouldBeNull();
        TimeZoneRelease.Current.Find("asia/shanghai").ShouldBeNull();
        TimeZoneRelease.Current.Find("PRC").ShouldNotBeNull();
    }
}
