using NodaTime;
using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Zones;
using static Upheld.Figures.Tests.Calendars.Given;

namespace Upheld.Figures.Tests.Calendars;

public sealed class VersionTests
{
    private static readonly string[] Week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    [Fact]
    public void A_new_version_decides_from_its_local_date_on_and_the_old_one_before_it()
    {
        var calendar = Calendar($$"""
            [ { "timeZone": "Asia/Shanghai", "weekly": { {{Every("09:00", "18:00")}} } },
              { "timeZone": "Asia/Shanghai", "validFrom": "2026-07-01", "weekly": { {{Every("08:00", "24:00")}} } } ]
            """);

        calendar.OpenSpans(Span("2026-06-30T00:00:00Z", "2026-07-02T00:00:00Z")).Texts().ShouldBe(
            ["2026-06-30T01:00:00Z 2026-06-30T10:00:00Z", "2026-07-01T00:00:00Z 2026-07-01T16:00:00Z"]);
        calendar.AddDays(At("2026-06-29T11:00:00Z"), 1).Text().ShouldBe("2026-07-01T00:00:00Z"); // 19:00 on the last old day rolls on
        calendar.AddDays(At("2026-06-29T11:00:00Z"), 2).Text().ShouldBe("2026-07-01T11:00:00Z");
    }

    [Fact]
    public void A_version_may_move_to_another_zone()
    {
        var calendar = Calendar($$"""
            [ { "timeZone": "Asia/Shanghai", "weekly": { {{Every("00:00", "24:00")}} } },
              { "timeZone": "Europe/Berlin", "validFrom": "2026-07-01", "weekly": { {{Every("09:00", "17:00")}} } } ]
            """);

        // Shanghai's hours last until midnight in Berlin, where the new version begins.
        calendar.OpenSpans(Span("2026-06-30T00:00:00Z", "2026-07-02T00:00:00Z")).Texts().ShouldBe(
            ["2026-06-30T00:00:00Z 2026-06-30T22:00:00Z", "2026-07-01T07:00:00Z 2026-07-01T15:00:00Z"]);
    }

    [Fact]
    public void Before_the_date_of_a_first_version_it_is_closed()
    {
        var calendar = Calendar($$"""{ "timeZone": "UTC", "validFrom": "2026-07-01", "weekly": { {{Every("00:00", "24:00")}} } }""");

        calendar.IsOpen(At("2026-06-30T23:59:59.999Z")).ShouldBeFalse();
        calendar.Subtract(At("2026-07-01T00:00:00.001Z"), 1).Text().ShouldBe("2026-07-01T00:00:00Z");
        calendar.Add(At("2026-06-01T00:00:00Z"), 0).Text().ShouldBe("2026-07-01T00:00:00Z");
        calendar.AddDays(At("2026-06-01T10:00:00Z"), 1).Text().ShouldBe("2026-07-01T10:00:00Z");
    }

    [Fact]
    public void Three_versions_each_decide_their_own_stretch()
    {
        var calendar = Calendar($$"""
            [ { "timeZone": "UTC", "weekly": { {{Every("00:00", "01:00")}} } },
              { "timeZone": "UTC", "validFrom": "2026-01-01", "weekly": { {{Every("00:00", "02:00")}} } },
              { "timeZone": "UTC", "validFrom": "2027-01-01", "weekly": { {{Every("00:00", "03:00")}} } } ]
            """);

        calendar.Elapsed(At("2025-01-01T00:00:00Z"), At("2028-01-01T00:00:00Z")).ShouldBe(Hours(365 * (1 + 2 + 3)));
        calendar.Elapsed(At("2020-01-01T00:00:00Z"), At("2021-01-01T00:00:00Z")).ShouldBe(Hours(366));
        calendar.Elapsed(At("2040-01-01T00:00:00Z"), At("2041-01-01T00:00:00Z")).ShouldBe(Hours(3 * 366));
    }

    [Fact]
    public void Versions_must_ascend()
    {
        var version = new CalendarVersion(new LocalDate(2026, 1, 1), UtcZone.Instance, CalendarRules.AlwaysOpen);

        Should.Throw<ArgumentException>(() => new ServiceCalendar([]));
        Should.Throw<ArgumentException>(() => new ServiceCalendar([version, version]));
        Should.Throw<ArgumentException>(() => new ServiceCalendar([version, version with { ValidFrom = null }]));
    }

    private static string Every(string from, string to) => string.Join(", ", Week.Select(day => $"\"{day}\": [[\"{from}\",\"{to}\"]]"));
}
