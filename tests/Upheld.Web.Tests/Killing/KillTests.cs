using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using Upheld.Kernel.Database;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Operations;
using Upheld.Monitoring.Contracts;
using Upheld.Testing.Postgres;
using Upheld.Testing.Targets;
using Upheld.Web.Tests.CommandLine;

namespace Upheld.Web.Tests.Killing;

/// <summary>The server is killed again and again while it writes, without any farewell, and starts again over what it left.</summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int Monitors = 20;
    private const long Valid = (10 + 2 + 1) * 1000; // interval, time-out and jitter: until then the result of a check holds

    private readonly TemporaryFolder _folder = new();

    private string Data => _folder["data"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Killed_at_any_moment_under_load_it_loses_nothing_acknowledged_and_counts_nothing_twice() => KillAsync("sqlite", []);

    [Fact]
    public Task Killed_at_any_moment_under_load_on_postgresql_it_loses_nothing_acknowledged_and_counts_nothing_twice()
    {
        Assert.SkipUnless(TemporaryPostgres.IsInstalled, TemporaryPostgres.WhySkipped);
        return KillAsync("postgres", ["--database", TemporaryPostgres.Shared!.CreateDatabase()]);
    }

    private async Task KillAsync(string provider, string[] options)
    {
        var kills = TestSize.Pick(provider == "sqlite" ? 5 : 3, 200);
        var seed = TestSize.Pick(20260301, Environment.TickCount);
        var random = new Random(seed);
        await using var target = new TcpTarget((_, stop) => Task.Delay(Timeout.Infinite, stop));
        await SetUpAsync(options, target.Port);
        var journals = new Journals();
        var (early, waited, slowest, gaps) = (0, 0, TimeSpan.Zero, 0);

        for (var kill = 1; kill <= kills; kill++)
        {
            var journal = _folder[$"journal-{kill}"];
            using var server = Start(journal, options);
            var started = Stopwatch.StartNew();
            if (kill > 1 && random.Next(5) == 0)
            {
                early++;
                await Task.Delay(random.Next(2500)); // while it starts
            }
            else
            {
                await UntilAsync(server, journal, lines => lines.Contains("ready"), "readiness");
                slowest = started.Elapsed > slowest ? started.Elapsed : slowest;
                if (kill % 2 == 1)
                {
                    waited++;
                    await UntilAsync(server, journal, lines => lines.Any(line => Journals.SamplesOf(line) > journals.Samples), "new samples");
                }

                await Task.Delay(random.Next(6000)); // a flush of samples comes every four seconds
            }

            server.Kill(); // SIGKILL
            await server.WaitForExitAsync();
            server.ExitCode.ShouldBe(137, await server.StandardError.ReadToEndAsync());
            journals.Add(journal);
            if (kill % 20 == 3)
            {
                gaps++;
                await Task.Delay((int)Valid + 3000); // long enough for the states to become unknown
            }

            await CheckAsync(options, journals, withEvidence: kill % 20 == 0 || kill == kills || kills < 20);
        }

        var (samples, facts) = await CheckSamplesAsync(options);
        output.WriteLine(
            $"seed {seed}: {kills} kills on {provider} ({early} while it started, {waited} after new samples, {gaps} followed by a long silence); {journals.Facts.Count} facts and {journals.Applied.Count} applies acknowledged, "
            + $"{facts} facts and {samples} samples stored; lost 0, places twice 0, seconds counted twice 0; serving again after {slowest.TotalSeconds:0.0} s at most");
        journals.Facts.Count.ShouldBeGreaterThan(kills * 5);
        samples.ShouldBeGreaterThanOrEqualTo(waited);
    }

    private static async Task UntilAsync(Process server, string journal, Func<string[], bool> seen, string what)
    {
        for (var i = 0; i < 1200; i++)
        {
            server.HasExited.ShouldBeFalse();
            if (File.Exists(journal) && seen(await LinesAsync(journal)))
            {
                return;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"The journal did not tell of {what} within a minute.");
    }

    private static async Task<string[]> LinesAsync(string journal)
    {
        await using var file = new FileStream(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return (await reader.ReadToEndAsync()).Split('\n')[..^1]; // what follows the last end of line may be torn
    }

    private Process Start(string journal, string[] options)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Upheld.Load")) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])["--data", Data, "--urls", "http://127.0.0.1:0", "--node", "load", "--journal", journal, .. options])
        {
            start.ArgumentList.Add(word);
        }

        var process = Process.Start(start)!;
        process.BeginOutputReadLine(); // a full pipe would hold it up
        return process;
    }

    private async Task SetUpAsync(string[] options, int port)
    {
        await UpheldCommand.SetUpAsync(Data, options);
        await File.WriteAllTextAsync(Path.Combine(Data, "network-policy.yaml"), "version: 1\nallow:\n  - networks: [ 127.0.0.0/8 ]\n");
        var yaml = new StringBuilder("""
            apiVersion: upheld/v1
            kind: Customer
            metadata: { name: acme, title: { en: Acme, zh: 埃克米 } }
            spec: { timeZone: Asia/Shanghai }
            ---
            apiVersion: upheld/v1
            kind: Service
            metadata: { name: shop, title: { en: Shop, zh: 商店 } }
            spec: { customer: acme, criticality: core }
            """);
        for (var i = 1; i <= Monitors; i++)
        {
            yaml.Append($$"""

                ---
                apiVersion: upheld/v1
                kind: Monitor
                metadata: { name: shop-{{i}}, title: { en: Shop {{i}}, zh: 商店 {{i}} } }
                spec: { service: shop, layer: network, every: 10s, timeout: 2s, tcp: { host: 127.0.0.1, port: {{port}} } }
                """);
        }

        await using var upheld = await Installation.OpenAsync(Data, options);
        var answer = await upheld.Services.GetServices<IOperation>().Single(operation => operation.Name == "apply").RunAsync(
            new JsonObject { ["files"] = new JsonArray(new JsonObject { ["name"] = "acme.yaml", ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(yaml.ToString())) }) }, default);
        answer.ExitCode.ShouldBe(0, answer.Output + answer.Errors);
    }

    /// <summary>Whatever was acknowledged or seen is there, in its place; on demand everything is recomputed.</summary>
    private async Task CheckAsync(string[] options, Journals journals, bool withEvidence)
    {
        await using var upheld = await Installation.OpenAsync(Data, options);
        var database = upheld.Services.GetRequiredService<IDatabaseProvider>();
        await using (var connection = await database.OpenReaderAsync(CancellationToken.None))
        {
            var stored = Facts(connection);
            journals.Moved.ShouldBeEmpty();
            journals.Facts.Where(id => !stored.ContainsKey(id)).ShouldBeEmpty("acknowledged facts were lost");
            journals.Places.Where(place => stored.GetValueOrDefault(place.Key) != place.Value).ShouldBeEmpty("facts lost their place");
            foreach (var (log, size) in journals.Signed)
            {
                ((long)connection.Scalar(null, "select signed_size from kernel_log where id = @id", ("@id", database.Name == "sqlite" ? log.ToByteArray(bigEndian: true) : log))!)
                    .ShouldBeGreaterThanOrEqualTo(size, "a signed head went back");
            }

            var titles = Texts(connection, "select content from commitments_document where kind = 'Service' and name = 'changing'");
            journals.Applied.Where(title => !titles.Any(content => content.Contains(title, StringComparison.Ordinal))).ShouldBeEmpty("acknowledged applies were lost");
            Samples(connection).ShouldBeGreaterThanOrEqualTo(journals.Samples, "durable samples were lost");
        }

        if (withEvidence)
        {
            var results = await upheld.Services.GetRequiredService<CheckEvidence>().ExecuteAsync(CancellationToken.None);
            results.SelectMany(result => result.Findings.Faults).Select(fault => fault.Message.English).ShouldBeEmpty();
        }
    }

    /// <summary>The target was up all the time: each instant is up by exactly one check or unknown, and what is stored as up is the sum of what the samples cover.</summary>
    private async Task<(int Samples, long Facts)> CheckSamplesAsync(string[] options)
    {
        await using var upheld = await Installation.OpenAsync(Data, options);
        var store = upheld.Services.GetRequiredService<ISampleStore>();
        var histories = (await upheld.Services.GetRequiredService<IMonitorHistories>().AllAsync(CancellationToken.None)).Where(history => history.State.Last is not null).ToList();
        histories.Count.ShouldBeInRange(1, Monitors);
        var count = 0;
        foreach (var history in histories)
        {
            var now = history.State.LastAt + 60_000;
            var (first, last) = ((int)(history.Schedule.Parts[0].StartsAt.ToUnixTimeTicks() / TimeSpan.TicksPerDay), (int)(now / 86_400_000));
            var pieces = await store.ReadPiecesAsync(history.Series, history.Shard, first, last, CancellationToken.None);
            var samples = pieces.SelectMany(piece => piece.IsBlock ? DayBlock.Unpack(piece.Bytes).Samples.Select(entry => entry.Sample) : SampleBatch.FromRecords(piece.Bytes))
                .Where(sample => sample.Monitor == history.Series.Monitor).ToList();
            samples.Count.ShouldBe(samples.Distinct().Count(), "a check was stored twice");
            count += samples.Count;
            samples.ShouldAllBe(sample => sample.State == ProbeState.Up);
            var instants = samples.Select(sample => history.Schedule.TryInstantOf(sample, out var at) ? at : throw new InvalidOperationException("a sample outside the schedule")).Order().ToList();
            var covered = instants.Select((at, i) => Math.Min(at + Valid, i + 1 < instants.Count ? instants[i + 1] : now) - at).Sum();

            var sum = history.Pack.UptimeOver(new Span(instants[0], now), now);
            sum.Up.ShouldBe(covered);
            (sum.Up + sum.Unknown).ShouldBe(now - instants[0]);
        }

        await using var connection = await upheld.Services.GetRequiredService<IDatabaseProvider>().OpenReaderAsync(CancellationToken.None);
        return (count, (long)connection.Scalar(null, "select count(*) from kernel_fact")!);
    }

    private static Dictionary<Guid, (long Seq, Guid Log, long Index)> Facts(System.Data.Common.DbConnection connection)
    {
        using var command = connection.Command(null, "select id, seq, log, idx from kernel_fact");
        using var reader = command.ExecuteReader();
        var facts = new Dictionary<Guid, (long, Guid, long)>();
        while (reader.Read())
        {
            facts.Add(Id(reader.GetValue(0)), reader.IsDBNull(1) ? default : (reader.GetInt64(1), Id(reader.GetValue(2)), reader.GetInt64(3)));
        }

        return facts;
    }

    private static List<string> Texts(System.Data.Common.DbConnection connection, string sql)
    {
        using var command = connection.Command(null, sql);
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private static long Samples(System.Data.Common.DbConnection connection) => (long)connection.Scalar(
        null,
        "select cast((select coalesce(sum(count), 0) from monitoring_batch) + (select coalesce(sum(length(records)), 0) / 18 from monitoring_chunk where batch is null) as bigint)")!;

    private static Guid Id(object value) => value is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)value;
}
