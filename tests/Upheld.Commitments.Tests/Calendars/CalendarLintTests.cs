using NodaTime;
using Upheld.Commitments.Calendars;
using Upheld.Commitments.Contracts.Calendars;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Span = Upheld.Figures.Timelines.Span;

namespace Upheld.Commitments.Tests.Calendars;

public sealed class CalendarLintTests
{
    private static string Calendar(string spec) => $"apiVersion: upheld/v1\nkind: Calendar\nmetadata: {{ name: office }}\nspec: {{ timeZone: Asia/Shanghai, {spec} }}\n";

    private static string[] Open(string spec, LocalDate date)
    {
        var zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
        var day = new Span(zone.AtStartOfDay(date).ToInstant().ToUnixTimeMilliseconds(), zone.AtStartOfDay(date.PlusDays(1)).ToInstant().ToUnixTimeMilliseconds());
        var calendar = new ContractCalendars(new CalendarPacks()).Book(new DocumentSet(Given.Documents(Calendar(spec)))).Find("office")!;
        return [.. calendar.OpenSpans(day).Select(s => $"{Local(s.Start):HH:mm}-{Local(s.End):HH:mm}")];
        LocalTime Local(long at) => Instant.FromUnixTimeMilliseconds(at).InZone(zone).TimeOfDay;
    }

    [Theory]
    [InlineData("weekly: {}")]
    [InlineData("weekly: { mon-fri: [] }")]
    public void A_calendar_that_never_opens_is_an_error(string spec) => Given.Lint(Calendar(spec)).Only("calendar.never_open").Path.ShouldBe("spec.weekly");

    [Fact]
    public void One_special_day_within_400_days_is_open_time() =>
        Given.Lint(Calendar("weekly: {}, specialDays: { 2027-07-19: [ \"09:00-10:00\" ] }")).Faults.ShouldBeEmpty(); // day 399

    [Theory]
    [InlineData("weekly: { mon-fri: [ \"09:00-12:00\" ], wed: [ \"09:00-10:00\" ] }", "calendar.day_twice")]
    [InlineData("weekly: { mon: [ \"22:00-06:00\" ] }", "schema.value")]
    [InlineData("weekly: { mon: [ \"09:00-09:00\" ] }", "schema.value")]
    [InlineData("weekly: { fri-mon: [ \"09:00-10:00\" ] }", "schema.value")]
    [InlineData("weekly: { mon: [ \"09:00-25:00\" ] }", "schema.value")]
    [InlineData("weekly: { mon: [ \"09:00-10:00\" ] }, closedDates: [ 2026-02-30 ]", "schema.value")]
    [InlineData("weekly: { mon: [ \"09:00-10:00\" ] }, include: [ mars-holidays ]", "ref.unknown")]
    public void What_means_nothing_is_refused(string spec, string code) => Given.Lint(Calendar(spec)).Codes().ShouldBe([code]);

    [Fact]
    public void Spans_have_two_writings_and_24_00_ends_the_day()
    {
        var office = (CalendarSpec)Given.Documents(Calendar("weekly: { mon: [ [ \"09:00\", \"12:00\" ], \"13:00-24:00\" ] }"))[0].Model!;

        office.Weekly[IsoDayOfWeek.Monday].Select(s => s.ToString()).ShouldBe(["09:00-12:00", "13:00-24:00"]);
    }

    [Theory]
    [InlineData(2026, 11, 1, false)]
    [InlineData(2026, 11, 2, true)]
    [InlineData(2027, 1, 5, true)]
    public void The_end_of_a_packs_data_is_told_60_days_before(int year, int month, int day, bool warns)
    {
        var noon = new LocalDateTime(year, month, day, 12, 0).InZoneStrictly(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).ToInstant();
        var report = Given.Lint(Calendar("weekly: { mon-fri: [ \"09:00-18:00\" ] }, include: [ cn-public-holidays ]"), noon);

        report.Codes().ShouldBe(warns ? ["calendar.ends"] : []);
        report.IsClean.ShouldBeTrue();
    }

    [Fact]
    public void Public_holidays_are_closed_and_make_up_workdays_have_the_hours_of_a_workday()
    {
        const string Office = "weekly: { mon-fri: [ \"09:00-12:00\", \"13:00-18:00\" ] }, include: [ cn-public-holidays ]";

        Open(Office, new(2026, 9, 30)).Length.ShouldBe(2);
        Open(Office, new(2026, 10, 1)).ShouldBeEmpty();
        Open(Office, new(2026, 10, 7)).ShouldBeEmpty();
        Open(Office, new(2026, 10, 8)).Length.ShouldBe(2);
        Open(Office, new(2026, 10, 10)).ShouldBe(["09:00-12:00", "13:00-18:00"]);
        Open(Office, new(2026, 10, 11)).ShouldBeEmpty();
    }

    [Fact]
    public void What_the_author_wrote_for_a_date_beats_the_pack()
    {
        const string Office = "weekly: { mon-fri: [ \"09:00-18:00\" ] }, include: [ cn-public-holidays ], closedDates: [ 2026-10-10, 12-25 ], "
            + "specialDays: { 2026-10-01: [ \"10:00-11:00\" ] }, breaks: { 2026-10-12: [ \"12:00-13:00\" ] }";

        Open(Office, new(2026, 10, 10)).ShouldBeEmpty();
        Open(Office, new(2026, 10, 1)).ShouldBe(["10:00-11:00"]);
        Open(Office, new(2026, 10, 12)).ShouldBe(["09:00-12:00", "13:00-18:00"]);
        Open(Office, new(2029, 12, 25)).ShouldBeEmpty();
    }

    [Fact]
    public void The_pack_holds_what_the_state_council_announced()
    {
        var pack = new CalendarPacks().Find("cn-public-holidays")!;

        // 2025: 1 + 8 + 3 + 5 + 3 + 8 days of rest, 5 made up; 2026: 3 + 9 + 3 + 5 + 3 + 3 + 7, 6 made up.
        pack.Closed.Count(d => d.Year == 2025).ShouldBe(28);
        pack.Closed.Count(d => d.Year == 2026).ShouldBe(33);
        pack.Workdays.Count(d => d.Year == 2025).ShouldBe(5);
        pack.Workdays.Count(d => d.Year == 2026).ShouldBe(6);
        pack.Workdays.ShouldAllBe(d => d.DayOfWeek == IsoDayOfWeek.Saturday || d.DayOfWeek == IsoDayOfWeek.Sunday);
        pack.Closed.Intersect(pack.Workdays).ShouldBeEmpty();
        (pack.From, pack.Until).ShouldBe((new LocalDate(2025, 1, 1), new LocalDate(2026, 12, 31)));
    }
}
