using Microsoft.Extensions.DependencyInjection;
using Upheld.Figures.Samples;
using Upheld.Kernel.Database;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Signing;
using Upheld.Reporting.Reports;
using Upheld.Testing.Database;
using Upheld.Testing.Doctor;

namespace Upheld.Reporting.Tests.Reports;

/// <summary>What <c>upheld doctor --evidence</c> notices of reports.</summary>
public sealed class ReportCheckTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<EvidenceTable> Tables =
    [
        new("reporting_report", ["id"], ["customer", "period", "created_at", "known_at", "document", "manifest", "fact", "size", "omitted"], 2),
        new("reporting_part", ["report", "number"], ["customer", "bytes"], 1),
    ];

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Every_single_change_of_a_reports_rows_is_noticed(string provider)
    {
        var (mutations, seed) = (TestSize.Pick(60, 1_000), TestSize.Pick(20260301, Environment.TickCount));
        await using var world = await World.CreateAsync(provider, Given.Eve);
        await world.ApplyAsync(Given.Shop);
        await world.LiveAsync(Given.At(3, 1, 2), (_, _) => ProbeState.Up);
        var acme = await world.CustomerAsync("acme");
        await world.ReportAsync(acme);
        await world.LiveAsync(Given.At(3, 1, 3), (_, _) => ProbeState.Up);
        await world.ReportAsync(acme, "2026-03-01");
        var doctor = world.Services.GetRequiredService<CheckEvidence>();
        var heads = await world.Services.GetRequiredService<ISigner>().HeadsAsync(CancellationToken.None);
        await using var connection = await world.Services.GetRequiredService<IDatabaseProvider>().OpenReaderAsync(CancellationToken.None);
        var mutation = new RowMutation(connection, provider == "sqlite", new Random(seed), Tables);
        FaultCount().ShouldBe(0);

        var missed = new List<string>();
        for (var applied = 0; applied < mutations;)
        {
            connection.Execute(null, "begin");
            if (mutation.Apply() is { } what)
            {
                applied++;
                if (FaultCount() == 0)
                {
                    missed.Add(what);
                }
            }

            connection.Execute(null, "rollback");
        }

        output.WriteLine($"seed {seed}: {mutations} changes of rows of reports on {provider}, {mutations - missed.Count} noticed");
        missed.ShouldBeEmpty();

        long FaultCount() => doctor.Check(connection, heads, CancellationToken.None).Sum(result => result.Findings.FaultCount);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Whole_reports_are_counted_and_every_change_of_one_is_noticed(string provider)
    {
        await using var world = await World.CreateAsync(provider, Given.Eve);
        await world.ApplyAsync(Given.Shop);
        await world.LiveAsync(Given.At(3, 1, 2), (_, _) => ProbeState.Up);
        var acme = await world.CustomerAsync("acme");
        var first = await world.ReportAsync(acme);
        await world.LiveAsync(Given.At(3, 1, 3), (_, _) => ProbeState.Up);
        await world.ReportAsync(acme, "2026-03-01");
        var heads = await world.Services.GetRequiredService<ISigner>().HeadsAsync(CancellationToken.None);
        await using var connection = await world.Services.GetRequiredService<IDatabaseProvider>().OpenReaderAsync(CancellationToken.None);
        var one = $"from reporting_report where created_at = {first.Report.CreatedAt.ToUnixTimeMilliseconds()}";
        var where = one["from reporting_report ".Length..];

        var whole = Check();

        whole.Faults.ShouldBeEmpty();
        whole.Counts["reports"].ShouldBe(2);
        (string Sql, string Code)[] changes =
        [
            ($"delete from reporting_part where report = (select id {one})", "evidence.report_bundle"),
            ($"delete from reporting_part where report = (select id {one}); update reporting_report set size = size - 1 {where}", "evidence.report_bundle"),
            ($"update reporting_part set number = 1 where report = (select id {one})", "evidence.report_bundle"),
            ($"update reporting_part set customer = report where report = (select id {one})", "evidence.report_bundle"),
            ($"update reporting_report set size = size + 1 {where}", "evidence.report_bundle"),
            ($"update reporting_report set size = null {where}", "evidence.report_bundle"),
            ($"update reporting_report set period = '2026-04' {where}", "evidence.report_altered"),
            ($"update reporting_report set document = replace(document, '\"future\":', '\"Future\":') {where}", "evidence.report_altered"),
            ($"update reporting_report set omitted = 'acme-2026/daily figure.no_formula' {where}", "evidence.report_altered"),
            ($"update reporting_report set known_at = known_at - 1 {where}", "evidence.report_altered"),
            ($"update reporting_report set created_at = created_at - 1 {where}", "evidence.report_seal"),
            ($"update reporting_report set manifest = '{new string('0', 64)}' {where}", "evidence.report_seal"),
            ($"update reporting_report set customer = id {where}", "evidence.report_seal"),
            ($"update reporting_report set fact = id {where}", "evidence.report_seal"),
            ($"update reporting_report set id = fact {where}", "evidence.report_seal"),
            ($"delete {one}", "evidence.report_missing"),
            ($"insert into reporting_part (report, number, customer, bytes) select customer, 0, customer, bytes from reporting_part where report = (select id {one})", "evidence.report_stray_part"),
            ("update kernel_fact set body = replace(body, '\"manifest\":\"', '\"manifest\":\"0') where type = 'report'", "evidence.report_seal"),
        ];
        foreach (var (sql, code) in changes)
        {
            connection.Execute(null, "begin");
            connection.Execute(null, sql).ShouldBeGreaterThan(0, sql);
            Check().Faults.Select(f => f.Code).ShouldContain(code, sql);
            connection.Execute(null, "rollback");
        }

        for (var at = 0; at < first.Bundle.Length; at += 1 + (first.Bundle.Length / TestSize.Pick(10, 500)))
        {
            var altered = first.Bundle.ToArray();
            altered[at] ^= 1;
            connection.Execute(null, "begin");
            connection.Execute(null, $"update reporting_part set bytes = @bytes where report = (select id {one})", ("@bytes", altered)).ShouldBe(1);
            Check().Faults.Select(f => f.Code).ShouldBe(["evidence.report_not_proved"], $"byte {at}");
            connection.Execute(null, "rollback");
        }

        Check().Faults.ShouldBeEmpty();

        EvidenceFindings Check()
        {
            var findings = new EvidenceFindings();
            new ReportCheck().Check(
                new EvidenceSnapshot(connection, provider == "sqlite", world.Services.GetRequiredService<ISigner>(), heads), findings, CancellationToken.None);
            return findings;
        }
    }

    [Fact]
    public async Task A_report_whose_making_was_cut_short_is_no_fault()
    {
        await using var world = await World.CreateAsync("sqlite", Given.Eve);
        await world.ApplyAsync(Given.Shop);
        await world.LiveAsync(Given.At(3, 1, 1), (_, _) => ProbeState.Up);
        await world.ReportAsync(await world.CustomerAsync("acme"));
        await world.TamperAsync("delete from reporting_part");
        await world.TamperAsync("update reporting_report set size = null");

        var results = await world.Services.GetRequiredService<CheckEvidence>().ExecuteAsync(CancellationToken.None);

        results.ShouldAllBe(r => r.Findings.FaultCount == 0);
        results.Single(r => r.Check == "reports").Findings.Counts["unfinished"].ShouldBe(1);
    }
}
