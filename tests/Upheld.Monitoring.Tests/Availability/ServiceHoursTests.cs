using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Upheld.Commitments.Contracts.Calendars;
using Upheld.Figures.Calendars;
using Upheld.Figures.Facts;
using Upheld.Figures.Timelines;
using Upheld.Figures.Verdicts;
using Upheld.Kernel.Database;
using Upheld.Testing.Database;
using Upheld.Verification.Bundles;
using static Upheld.Monitoring.Tests.Availability.Office;

namespace Upheld.Monitoring.Tests.Availability;

/// <summary>From a contract file with service hours to its figure, on a real database.</summary>
public sealed class ServiceHoursTests
{
    private static readonly Instant Monday = At("02 00:00");
    private static readonly Instant NextMonday = At("09 00:00");
    private static readonly string[] Outages = ["02 22:00", "03 10:00", "04 10:00", "07 10:00", "08 10:00"]; // Mon night, Tue, Wed (holiday), Sat (make-up workday), Sun

    private static long Hours(double hours) => (long)(hours * 3_600_000);

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Only_outages_inside_the_service_hours_count(string provider)
    {
        await using var office = await OpenAsync(provider);
        await office.CheckUntilAsync(At("09 01:00"), Outages);

        var figure = await office.FigureAsync(Monday, NextMonday);

        var ledger = figure.Services.Single().Answer.Ledger;
        (ledger.Up, ledger.Down, ledger.Unknown, ledger.Outside).ShouldBe((Hours(43), Hours(2), 0, Hours((7 * 24) - 45)));
        (figure.Figure, figure.Verdict, figure.BudgetMs, figure.BudgetLeftMs).ShouldBe(("95.5555", Verdict.Met, Hours(4.5), Hours(2.5)));
        figure.Services.Single().Answer.Outages.Where(o => o.Counted > 0).Select(o => (o.Start / 3_600_000, o.Counted)).ShouldBe(
            [(At("03 10:00").ToUnixTimeSeconds() / 3600, Hours(1)), (At("07 10:00").ToUnixTimeSeconds() / 3600, Hours(1))]);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_later_change_of_the_calendar_does_not_change_a_closed_window(string provider)
    {
        await using var office = await OpenAsync(provider);
        await office.CheckUntilAsync(At("17 12:00"), [.. Outages, "10 22:00", "17 02:00"]);
        var known = At("17 12:00");
        var before = await office.FigureAsync(Monday, NextMonday);

        office.House.At(At("17 12:10"));
        await office.ApplyAsync(Calendar(week: "mon-sun: [ \"00:00-24:00\" ]"));

        (await office.FigureAsync(Monday, NextMonday, knownAt: known)).ShouldSatisfyAllConditions(
            same => same.Figure.ShouldBe(before.Figure), same => same.Services.Single().Answer.Ledger.ShouldBe(before.Services.Single().Answer.Ledger));
        (await office.FigureAsync(Monday, NextMonday)).Services.Single().Answer.Ledger.ShouldBe(before.Services.Single().Answer.Ledger, "the new hours hold from their own day on");
        var now = (await office.FigureAsync(At("16 00:00"), At("23 00:00"))).Services.Single().Answer.Ledger;
        now.Down.ShouldBe(Hours(1)); // Tuesday night, in the new hours
        (now.Up + now.Down + now.Unknown + now.Future).ShouldBe(Hours(9 + (6 * 24))); // Monday by the old hours, the rest by the new
        var asBefore = (await office.FigureAsync(At("16 00:00"), At("23 00:00"), knownAt: known)).Services.Single().Answer.Ledger;
        (asBefore.Down, asBefore.Up + asBefore.Unknown + asBefore.Future).ShouldBe((0, Hours(45)));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_report_gets_the_rules_that_the_log_names_and_the_clocks_of_its_window(string provider)
    {
        await using var office = await OpenAsync(provider);
        await office.ApplyAsync(Calendar(week: "mon-fri: [ \"08:00-18:00\" ]"));
        var published = await PublishedAsync(office);
        var versions = office.House.Services.GetRequiredService<ICalendarVersions>();
        var window = new Span(Monday.ToUnixTimeMilliseconds(), NextMonday.ToUnixTimeMilliseconds());

        published.Select(p => p.Version).ShouldBe([1, 2]);
        foreach (var version in published)
        {
            var file = await office.House.QueryAsync(db => versions.FileAsync(db, version, window, default));
            var record = CalendarRecord.Read(new MemoryStream(file), out _)!;
            (CalendarFiles.RulesOf(record).ToString(), record.Release, record.Name).ShouldBe((version.Rules, version.TimeZoneRelease, "office"));
            record.Calendar.OpenSpans(window).Sum(s => s.Length).ShouldBe(Hours(version.Version == 1 ? 45 : 49)); // the make-up workday has hours of its own
            file.Length.ShouldBeLessThan(1000);
        }

        versions.ZonesOf(["Asia/Shanghai", "Europe/Berlin", "Asia/Shanghai"], window).Select(z => z.Id).ShouldBe(["Asia/Shanghai", "Europe/Berlin"]);
        Should.Throw<FormatException>(() => versions.ZonesOf(["Mars/Olympus"], window)).Message.ShouldStartWith("figure.no_zone");
        var unknown = published[0] with { Version = 3 };
        var other = published[0] with { Rules = new string('0', 64) };
        (await Should.ThrowAsync<FormatException>(() => office.House.QueryAsync(db => versions.HoursAsync(db, unknown, default)))).Message.ShouldStartWith("figure.no_calendar");
        (await Should.ThrowAsync<FormatException>(() => office.House.QueryAsync(db => versions.HoursAsync(db, other, default)))).Message.ShouldStartWith("figure.no_calendar");
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Rules_that_were_altered_in_the_database_are_not_used(string provider)
    {
        await using var office = await OpenAsync(provider);
        await office.CheckUntilAsync(At("09 01:00"), Outages);

        await office.House.Services.GetRequiredService<IDatabaseProvider>().WriteAsync(
            (connection, transaction) => connection.Execute(transaction, "update commitments_calendar set content = replace(content, '18:00', '17:00')"), default);

        (await Should.ThrowAsync<FormatException>(() => office.FigureAsync(Monday, NextMonday))).Message.ShouldStartWith("figure.no_calendar");
    }

    private static async Task<List<CalendarPublished>> PublishedAsync(Office office) =>
        [.. (await office.House.FactsAsync("calendar.version")).Select(f => JsonDocument.Parse(f.Body).RootElement).Select(f => new CalendarPublished(null, default)
        {
            Calendar = f.GetProperty("calendar").GetString()!, Version = f.GetProperty("version").GetInt32(), Rules = f.GetProperty("rules").GetString()!,
            TimeZoneRelease = f.GetProperty("timeZoneRelease").GetString()!,
        }).OrderBy(f => f.Version)];
}
