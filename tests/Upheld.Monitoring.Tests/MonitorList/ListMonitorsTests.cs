using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Design.Charts;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.MonitorList;
using Upheld.Monitoring.Monitors;
using Upheld.Monitoring.Tests.Samples;
using Upheld.Testing.Database;
using static Upheld.Monitoring.Tests.Samples.WatchedHouse;
using Monitor = Upheld.Monitoring.Monitors.Monitor;

namespace Upheld.Monitoring.Tests.MonitorList;

public sealed class ListMonitorsTests(ITestOutputHelper output)
{
    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_needs_a_person_stands_first_and_filters_work_together(string provider)
    {
        await using var house = await CreateAsync(provider);
        var (shop, mail, jobs, fresh) = (
            await house.WatchAsync(Acme, 1, title: "Shop front"), await house.WatchAsync(Acme, 2, title: "Mail gateway", service: "mail", kind: "tcp"),
            await house.WatchAsync(CustomerId.House, 1, title: "Shop jobs", shard: 1), await house.WatchAsync(Acme, 3, title: "Archive", service: "mail"));
        house.Check(shop, 0, "UU");
        house.Check(mail, 0, "UD");
        house.Check(jobs, 0, "UG");
        house.At(Midnight + Duration.FromSeconds(70));
        await house.FlushAsync();

        var all = await ListAsync(house, new MonitorQuestion());
        all.Rows.Select(r => (r.Title.En, r.Now.State)).ShouldBe(
            [("Mail gateway", LiveState.Down), ("Shop jobs", LiveState.Degraded), ("Archive", LiveState.Pending), ("Shop front", LiveState.Up)]);
        all.Next.ShouldBeNull();
        all.Rows[0].Days[^1].ShouldBe(DayState.Down);
        all.Rows[0].Days[^2].ShouldBe(DayState.Outside);
        (await TitlesAsync(house, new MonitorQuestion(Text: "SHOP"))).ShouldBe(["Shop jobs", "Shop front"]);
        (await TitlesAsync(house, new MonitorQuestion(Text: "shop front", Order: MonitorOrder.Name))).ShouldBe(["Shop front"]);
        (await TitlesAsync(house, new MonitorQuestion(State: LiveState.Down))).ShouldBe(["Mail gateway"]);
        (await TitlesAsync(house, new MonitorQuestion(State: LiveState.Up, Order: MonitorOrder.Name))).ShouldBe(["Shop front"]);
        (await TitlesAsync(house, new MonitorQuestion(Kind: "tcp"))).ShouldBe(["Mail gateway"]);
        (await TitlesAsync(house, new MonitorQuestion(Customer: CustomerId.House))).ShouldBe(["Shop jobs"]);
        (await TitlesAsync(house, new MonitorQuestion(Order: MonitorOrder.Name))).ShouldBe(["Archive", "Mail gateway", "Shop front", "Shop jobs"]);
        (await TitlesAsync(house, new MonitorQuestion(Order: MonitorOrder.Name, IsDescending: true))).ShouldBe(["Shop jobs", "Shop front", "Mail gateway", "Archive"]);
        (await TitlesAsync(house, new MonitorQuestion(After: "nonsense!"))).Count.ShouldBe(4);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_customers_scope_sees_only_its_own(string provider)
    {
        await using var house = await CreateAsync(provider);
        await house.WatchAsync(Acme, 1, title: "Ours");
        await house.WatchAsync(CustomerId.House, 1, title: "Theirs", shard: 1);

        var page = await house.Services.GetRequiredService<Upheld.Kernel.Slices.SliceRunner>().RunAsync<ListMonitors, MonitorListPage>(
            Scope.Customer(Acme), list => list.ExecuteAsync(new MonitorQuestion(), DateTimeZone.Utc, default), default);

        page.Rows.Select(r => r.Title.En).ShouldBe(["Ours"]);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task At_ten_thousand_every_monitor_stands_on_one_page_and_each_page_is_quick(string provider)
    {
        const int Count = 10_000;
        await using var house = await CreateAsync(provider);
        await PlantAsync(house, Count);
        house.At(Midnight + Duration.FromMinutes(1));
        await house.Histories.AllAsync(default);

        foreach (var question in new[]
        {
            new MonitorQuestion(), new MonitorQuestion(Order: MonitorOrder.Name), new MonitorQuestion(Order: MonitorOrder.Service, IsDescending: true), new MonitorQuestion(Order: MonitorOrder.Latency),
        })
        {
            var seen = new List<MonitorId>();
            var (times, next) = (new List<double>(), (string?)null);
            do
            {
                var watch = Stopwatch.StartNew();
                var page = await ListAsync(house, question with { After = next });
                times.Add(watch.Elapsed.TotalMilliseconds);
                seen.AddRange(page.Rows.Select(r => r.Id));
                next = page.Next;
            }
            while (next is not null);

            seen.Count.ShouldBe(Count);
            seen.Distinct().Count().ShouldBe(Count);
            Print(provider, question.Order.ToString(), times);
        }

        var searches = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            var watch = Stopwatch.StartNew();
            (await ListAsync(house, new MonitorQuestion(Text: $"monitor {(i * 377) + 1:00000}"))).Rows.Count.ShouldBe(1);
            searches.Add(watch.Elapsed.TotalMilliseconds);
        }

        Print(provider, "search", searches);
    }

    private void Print(string provider, string what, List<double> times)
    {
        times.Sort();
        output.WriteLine($"{provider} {what}: {times.Count} pages, median {times[times.Count / 2]:0.0} ms, p95 {times[times.Count * 95 / 100]:0.0} ms, slowest {times[^1]:0.0} ms");
        times[times.Count / 2].ShouldBeLessThan(1_000); // no timed test: only something gone wrong by an order of magnitude fails
    }

    private static async Task PlantAsync(WatchedHouse house, int count)
    {
        foreach (var some in Enumerable.Range(1, count).Chunk(1_000))
        {
            await house.QueryAsync(async db =>
            {
                foreach (var number in some)
                {
                    var id = new MonitorId(new Guid(number, 7, 1, [1, 2, 3, 4, 5, 6, 7, 8]));
                    db.Add(new Monitor
                    {
                        Id = id, Customer = Acme, Name = $"m{number}", TitleEn = $"Monitor {number:00000}", TitleZh = $"监控 {number:00000}", Service = $"service-{number % 40}", Kind = "http",
                        Target = $"https://host-{number}.example/health", Spec = "{}", Number = number, Shard = number / 256, Every = Duration.FromMinutes(1), IsPaused = false,
                        CreatedAt = Midnight, Version = 1,
                    });
                    db.Add(ScheduleRow.Of(new MonitorSchedule(Acme.Value, Midnight)
                    {
                        Monitor = id.Value, Number = (uint)number, Location = 1, Vantage = "local", Active = true, FirstSlot = 0, StartsAt = Midnight, IntervalMs = 60_000,
                        TimeoutMs = 10_000, JitterMs = 5_000, ConfirmFailures = 2, ConfirmSuccesses = 1,
                    }));
                }

                return await db.SaveChangesAsync();
            });
        }
    }

    private static Task<MonitorListPage> ListAsync(WatchedHouse house, MonitorQuestion question) =>
        house.RunAsync((ListMonitors list) => list.ExecuteAsync(question, DateTimeZone.Utc, default));

    private static async Task<IReadOnlyList<string>> TitlesAsync(WatchedHouse house, MonitorQuestion question) => [.. (await ListAsync(house, question)).Rows.Select(r => r.Title.En)];
}
