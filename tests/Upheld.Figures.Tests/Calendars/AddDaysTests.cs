using static Upheld.Figures.Tests.Calendars.Given;

namespace Upheld.Figures.Tests.Calendars;

public sealed class AddDaysTests
{
    private const string FridayFive = "2026-10-09T09:00:00Z"; // 17:00 in Shanghai
    private const string SaturdayTen = "2026-10-10T02:00:00Z";
    private const string MondayLunch = "2026-10-12T04:30:00Z"; // 12:30

    [Theory]
    [InlineData(FridayFive, 0, FridayFive)]
    [InlineData(FridayFive, 1, "2026-10-12T09:00:00Z")]
    [InlineData(FridayFive, 5, "2026-10-16T09:00:00Z")]
    [InlineData(FridayFive, 6, "2026-10-19T09:00:00Z")]
    [InlineData(FridayFive, -1, "2026-10-08T09:00:00Z")]
    [InlineData(FridayFive, -5, "2026-10-02T09:00:00Z")]
    public void The_time_of_day_is_kept(string start, int days, string at) => Office.AddDays(At(start), days).Text().ShouldBe(at);

    [Theory]
    [InlineData(SaturdayTen, 0, "2026-10-12T01:00:00Z")] // forward into open time
    [InlineData(SaturdayTen, 1, "2026-10-12T02:00:00Z")] // Monday is the first
    [InlineData(SaturdayTen, 2, "2026-10-13T02:00:00Z")]
    [InlineData(SaturdayTen, -1, "2026-10-09T02:00:00Z")] // Friday is the first before
    [InlineData(SaturdayTen, -2, "2026-10-08T02:00:00Z")]
    public void From_a_closed_date_the_nearest_business_day_counts_as_one(string start, int days, string at) => Office.AddDays(At(start), days).Text().ShouldBe(at);

    [Theory]
    [InlineData(MondayLunch, 1, "2026-10-13T05:00:00Z")] // forward to 13:00
    [InlineData(MondayLunch, -1, "2026-10-09T04:00:00Z")] // back to 12:00
    [InlineData("2026-10-12T14:00:00Z", 1, "2026-10-14T01:00:00Z")] // 22:00 rolls over to the next morning
    [InlineData("2026-10-11T16:30:00Z", -1, "2026-10-08T10:00:00Z")] // 00:30 on Monday rolls back to Thursday's closing
    [InlineData("2026-10-12T04:30:00Z", 0, "2026-10-12T05:00:00Z")]
    public void A_closed_time_of_day_rolls_into_open_time(string start, int days, string at) => Office.AddDays(At(start), days).Text().ShouldBe(at);

    [Theory]
    [InlineData(FridayFive, 0, "2026-10-09T10:00:00Z")]
    [InlineData(FridayFive, 1, "2026-10-12T10:00:00Z")]
    [InlineData(SaturdayTen, 0, "2026-10-12T10:00:00Z")]
    [InlineData(SaturdayTen, -1, "2026-10-09T10:00:00Z")]
    public void The_end_of_day_is_the_closing_of_the_target_date(string start, int days, string at) => Office.AddDays(At(start), days, endOfDay: true).Text().ShouldBe(at);

    [Fact]
    public void Make_up_workdays_are_business_days_and_holidays_are_not()
    {
        var calendar = Calendar("""
            { "timeZone": "Asia/Shanghai", "weekly": { "thu": [["09:00","18:00"]], "fri": [["09:00","18:00"]] },
              "closedDates": ["2026-10-01", "2026-10-02"], "specialDays": { "2026-10-10": [["09:00","12:00"]] } }
            """);

        calendar.AddDays(At("2026-09-25T02:00:00Z"), 1).Text().ShouldBe("2026-10-08T02:00:00Z");
        calendar.AddDays(At("2026-09-25T02:00:00Z"), 3, endOfDay: true).Text().ShouldBe("2026-10-10T04:00:00Z");
    }

    [Fact]
    public void Counting_over_years_matches_counting_one_by_one()
    {
        var at = At(FridayFive);
        for (var i = 0; i < 600; i++)
        {
            at = Office.AddDays(at, 1).Value;
        }

        Office.AddDays(At(FridayFive), 600).Value.ShouldBe(at);
        Office.AddDays(at, -600).Text().ShouldBe(FridayFive);
    }

    [Fact]
    public void Always_has_every_UTC_date_for_a_business_day()
    {
        Upheld.Figures.Calendars.ServiceCalendar.Always.AddDays(At("2026-10-09T09:00:00Z"), 3).Text().ShouldBe("2026-10-12T09:00:00Z");
        Upheld.Figures.Calendars.ServiceCalendar.Always.AddDays(At("2026-10-09T09:00:00Z"), 1, endOfDay: true).Text().ShouldBe("2026-10-11T00:00:00Z");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(0)]
    public void A_calendar_that_is_never_open_is_an_error(int days)
    {
        var closed = Calendar("""{ "timeZone": "UTC" }""");

        closed.AddDays(At(FridayFive), days).Error!.Code.ShouldBe("calendar.never_open");
        closed.AddDays(At(FridayFive), days, endOfDay: true).Error!.Code.ShouldBe("calendar.never_open");
    }
}
