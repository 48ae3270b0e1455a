using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Upheld.Commitments.Calendars.Published;
using Upheld.Commitments.Plans;
using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Facts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;
using Upheld.Testing.Database;

namespace Upheld.Commitments.Tests.Calendars;

public sealed class PublishCalendarsTests
{
    private static readonly Scope All = Scope.Installation("a test of calendars");

    /// <summary>Today is 15 June 2026.</summary>
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 15, 12, 0, 0, TimeSpan.Zero));

    public static IEnumerable<object[]> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_calendar_is_a_fact_in_the_log_of_every_customer_whose_promises_use_it_and_of_no_other(string provider)
    {
        await using var database = await Database(provider);

        await Apply(database, Customer("acme", "office") + Customer("brill", "office", "calendar: { P1: 24x7, default: office }") + Customer("cole", null) + Calendar("09:00-18:00"));

        var facts = await Facts(database);
        facts.Select(f => f.Customer).Order().ShouldBe(["acme", "brill"]);
        facts.ShouldAllBe(f => f.Fact.Calendar == "office" && f.Fact.Version == 1 && f.Fact.TimeZoneRelease == TimeZoneRelease.Current.Id);
        facts.Select(f => f.Fact.Rules).Distinct().ShouldHaveSingleItem().Length.ShouldBe(64);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_calendar_of_planned_maintenance_is_logged_too(string provider)
    {
        await using var database = await Database(provider);

        await Apply(database, Customer("acme", null, "rules: { planned: { windows: nights } }") + Calendar("00:00-05:00", name: "nights"));

        (await Facts(database)).Select(f => f.Fact.Calendar).ShouldBe(["nights"]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_customer_that_begins_to_use_a_calendar_gets_its_newest_version(string provider)
    {
        await using var database = await Database(provider);
        await Apply(database, Customer("acme", "office") + Calendar("09:00-18:00"));
        await Apply(database, Calendar("08:00-18:00"));
        await Apply(database, Customer("brill", "office"));

        (await Facts(database)).Select(f => (f.Customer, f.Fact.Version)).ShouldBe([("acme", 1), ("acme", 2), ("brill", 2)], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_changes_no_hours_makes_no_version(string provider)
    {
        await using var database = await Database(provider);
        await Apply(database, Customer("acme", "office") + Calendar("09:00-18:00"));

        await Apply(database, Calendar("09:00-18:00", title: "Office hours"));
        await Start(database);

        (await Facts(database)).Count.ShouldBe(1);
        (await Versions(database)).Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task New_hours_hold_from_their_day_and_the_days_before_keep_the_old_ones(string provider)
    {
        await using var database = await Database(provider);
        await Apply(database, Customer("acme", "office") + Calendar("09:00-18:00"));
        await Apply(database, Calendar("08:00-18:00"));
        await Apply(database, Calendar("07:00-18:00", more: "validFrom: 2026-07-01"));
        await Apply(database, Calendar("06:00-18:00", more: "validFrom: 2026-07-01"));

        var versions = await Versions(database);

        versions.Select(v => string.Join(" ", v.Calendar.Versions.Select(c => c.ValidFrom is { } from ? $"{from:uuuu-MM-dd}" : "-"))).ShouldBe(
            ["-", "- 2026-06-15", "- 2026-06-15 2026-07-01", "- 2026-06-15 2026-07-01"]);
        var newest = versions[^1].Calendar;
        OpenAt(newest, 6, 12).ShouldBe(9);
        OpenAt(newest, 6, 15).ShouldBe(8);
        OpenAt(newest, 6, 30).ShouldBe(8);
        OpenAt(newest, 7, 1).ShouldBe(6);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_change_of_hours_that_have_passed_is_refused(string provider)
    {
        await using var database = await Database(provider);
        await Apply(database, Customer("acme", "office") + Calendar("09:00-18:00"));

        (await TryApply(database, Calendar("08:00-18:00", more: "validFrom: 2026-06-14"))).Error!.Code.ShouldBe("plan.in_the_past");
        (await TryApply(database, Calendar("08:00-18:00", more: "validFrom: 2026-06-15"))).Error.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_start_with_another_release_of_the_time_zone_database_makes_a_version(string provider)
    {
        await using var database = await Database(provider);
        await Apply(database, Customer("acme", "office") + Calendar("09:00-18:00"));
        await database.Services.GetRequiredService<IDatabaseProvider>().WriteAsync(
            (connection, transaction) => connection.Execute(
                transaction, $"update commitments_calendar set time_zone_release = '2020a', content = replace(content, '{TimeZoneRelease.Current.Id}', '2020a')"),
            CancellationToken.None);

        await Start(database);
        await Start(database);

        var facts = (await Facts(database)).OrderBy(f => f.Fact.Version).ToList();
        facts.Select(f => (f.Fact.Version, f.Fact.TimeZoneRelease)).ShouldBe([(1, TimeZoneRelease.Current.Id), (2, TimeZoneRelease.Current.Id)]);
        facts[1].Fact.Rules.ShouldBe(facts[0].Fact.Rules);
        (await Versions(database)).Select(v => v.Release).ShouldBe(["2020a", TimeZoneRelease.Current.Id]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_start_with_other_holidays_changes_no_day_that_has_passed(string provider)
    {
        await using var database = await Database(provider);
        await Apply(database, Customer("acme", "office") + Calendar("09:00-18:00", more: "include: [ cn-public-holidays ]"));
        await database.Services.GetRequiredService<IDatabaseProvider>().WriteAsync(
            (connection, transaction) => connection.Execute( // as if the program before had not known of these two
                transaction, "update commitments_calendar set content = replace(replace(content, '\"2026-05-01\",', ''), '\"2026-10-01\",', '')"),
            CancellationToken.None);

        await Start(database);

        var newest = (await Versions(database))[^1].Calendar;
        newest.Versions.Select(v => v.ValidFrom).ShouldBe([null, new LocalDate(2026, 6, 15)]);
        newest.Elapsed(Midnight(5, 1), Midnight(5, 2)).ShouldBe(9 * 3_600_000);
        newest.Elapsed(Midnight(10, 1), Midnight(10, 2)).ShouldBe(0);
    }

    private Task<TestDatabase> Database(string provider) =>
        TestDatabase.CreateAsync(provider, services => services.AddCommitments(), new ModuleAssemblies([typeof(CommitmentsModule).Assembly]), _time);

    private static async Task Apply(TestDatabase database, string text) => (await TryApply(database, text)).Error.ShouldBeNull();

    private static Task<ApplyOutcome> TryApply(TestDatabase database, string text) =>
        database.Services.GetRequiredService<SliceRunner>().RunAsync<ApplyContracts, ApplyOutcome>(
            All, a => a.ExecuteAsync([Given.File(text)], false, null, null, CancellationToken.None), CancellationToken.None);

    private static Task Start(TestDatabase database) =>
        database.Services.GetRequiredService<SliceRunner>().RunAsync<PublishCalendars>(All, p => p.ExecuteAsync(CancellationToken.None), CancellationToken.None);

    private static async Task<List<(string Customer, CalendarPublished Fact)>> Facts(TestDatabase database) =>
        [.. (await database.InScopeAsync(All, db => db.Database.SqlQueryRaw<string>(
            "SELECT c.name || ' ' || f.body AS \"Value\" FROM kernel_fact f JOIN commitments_customer c ON c.id = f.customer WHERE f.type = 'calendar.version' ORDER BY f.id").ToListAsync()))
            .Select(line => line.Split(' ', 2)).Select(line => (line[0], FactBody.Read<CalendarPublished>(line[1], null, default)))];

    private static Task<List<CalendarRecord>> Versions(TestDatabase database) => database.InScopeAsync(
        All, async db => (await db.Set<CalendarRow>().OrderBy(c => c.Version).ToListAsync()).Select(CalendarChain.Parse).ToList());

    /// <summary>The hour at which a day of 2026 opens in Shanghai.</summary>
    private static long OpenAt(ServiceCalendar calendar, int month, int day) =>
        (calendar.NextSpans(Midnight(month, day), 1).Value[0].Start - Midnight(month, day)) / 3_600_000;

    private static long Midnight(int month, int day) =>
        new LocalDate(2026, month, day).AtStartOfDayInZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).ToInstant().ToUnixTimeMilliseconds();

    private static string Calendar(string hours, string name = "office", string? title = null, string more = "") => $$"""
        apiVersion: upheld/v1
        kind: Calendar
        metadata: { name: {{name}}{{(title is null ? "" : $", title: {title}")}} }
        spec:
          timeZone: Asia/Shanghai
          weekly: { mon-fri: [ "{{hours}}" ] }
          {{more}}
        ---

        """;

    private static string Customer(string name, string? calendar, string? more = null) => $$"""
        apiVersion: upheld/v1
        kind: Customer
        metadata: { name: {{name}} }
        spec: { timeZone: Asia/Shanghai }
        ---
        apiVersion: upheld/v1
        kind: Service
        metadata: { name: {{name}}-shop }
        spec: { customer: {{name}}, criticality: core }
        ---
        apiVersion: upheld/v1
        kind: Contract
        metadata: { name: {{name}}-2026 }
        spec:
          customer: {{name}}
          period: { start: 2026-01-01, end: 2027-01-01, timeZone: Asia/Shanghai }
          promises:
            - name: available
              indicator: {{(more?.StartsWith("calendar", StringComparison.Ordinal) == true ? "firstResponse" : "availability")}}
              objective: {{(more?.StartsWith("calendar", StringComparison.Ordinal) == true ? "{ within: 30m }" : "{ atLeast: \"99%\" }")}}
              window: quarter
              {{more ?? (calendar is null ? "" : $"calendar: {calendar}")}}
              accountable: 技术支持团队
              measures: [ { name: watched, indicator: monitoringCoverage, objective: { atLeast: "100%" }, accountable: 运维团队 } ]
        ---

        """;
}
