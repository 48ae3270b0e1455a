using System.Text;
using NodaTime;
using Upheld.Evidence.Bundles;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Tiles;
using Upheld.Figures.Samples;
using Upheld.Testing.Database;
using Upheld.Verification;

namespace Upheld.Reporting.Tests.Reports;

/// <summary>A monitor that customers share is sampled into the installation's log; each customer's promises over it are proved by that customer's bundle.</summary>
public sealed class SharedMonitorReportTests
{
    private const string Resolver = """
        apiVersion: upheld/v1
        kind: Service
        metadata: { name: resolver }
        spec: { shared: true }

        """;

    private const string Mail = """
        ---
        apiVersion: upheld/v1
        kind: Service
        metadata: { name: mail }
        spec: { customer: acme, criticality: core, up: { all: [ mail-smtp, service/resolver ] } }

        """;

    private const string Other = """
        ---
        apiVersion: upheld/v1
        kind: Customer
        metadata: { name: other }
        spec: { timeZone: Asia/Shanghai, language: en }
        ---
        apiVersion: upheld/v1
        kind: Service
        metadata: { name: office }
        spec: { customer: other, criticality: core, up: { all: [ office-http ] } }

        """;

    private static readonly string All = Resolver + Given.Monitor("resolver-dns", "resolver") + "---\n" + Given.Acme + Mail + Other + Given.Monitor("mail-smtp", "mail")
        + Given.Monitor("shop-http") + Given.Monitor("shop-db") + Given.Monitor("office-http", "office")
        + Given.Contract("acme", ("daily", "day", "97%", ""))
        + Given.Contract("other", ("daily", "day", "97%", "")).Replace("{ criticality: core }", "{ services: [ resolver ] }", StringComparison.Ordinal);

    public static IEnumerable<object[]> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_customers_service_over_a_shared_one_is_reported_to_the_millisecond_and_proved(string provider)
    {
        await using var world = await World.CreateAsync(provider, Given.Eve);
        await world.ApplyAsync(All);
        await world.LiveAsync(Given.At(3, 3, 1), Trouble);
        var acme = await world.CustomerAsync("acme");

        var made = await world.ReportAsync(acme, "2026-03-02");

        made.Verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        made.Document.Omitted.ShouldBeEmpty();
        made.Figure("acme-2026/daily/mail/2026-03-02_2026-03-02").DownMs.ShouldBe((7 + 5) * 60_000); // its own monitor's and the resolver's
        made.Figure("acme-2026/daily/shop/2026-03-02_2026-03-02").DownMs.ShouldBe(0);
        made.Figure("acme-2026/daily/shop/2026-03-02_2026-03-02").Record.Inputs.SharedBatches.ShouldBeEmpty();
        await ScorecardFigures.ShouldEqualAsync(world, made, "daily", Given.At(3, 2, 23));
        (await world.FaultsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_promise_on_the_shared_service_itself_is_proved_though_the_customer_has_no_monitor_in_it(string provider)
    {
        await using var world = await World.CreateAsync(provider, Given.Eve);
        await world.ApplyAsync(All);
        await world.LiveAsync(Given.At(3, 2, 15), Trouble);
        var other = await world.CustomerAsync("other");

        var made = await world.ReportAsync(other);

        made.Verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        made.Figure("other-2026/daily/resolver/2026-03-02_2026-03-02").DownMs.ShouldBe(5 * 60_000);
        await ScorecardFigures.ShouldEqualAsync(world, made, "daily", Given.At(3, 2, 15));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Of_the_installations_log_a_bundle_shows_the_intervals_and_nothing_of_other_customers(string provider)
    {
        await using var world = await World.CreateAsync(provider, Given.Eve);
        await world.ApplyAsync(All);
        await world.LiveAsync(Given.At(3, 1, 5), Trouble);
        var (acme, other) = (await world.CustomerAsync("acme"), await world.CustomerAsync("other"));

        var bundle = Bundle.Read((await world.ReportAsync(acme)).Bundle);

        var shown = EntryBundle.Split(bundle.Required("house/1/leaves")).Select(leaf => Leaf.Parse(leaf.Span)).ToList();
        shown.Select(leaf => leaf.Type).Distinct().ShouldBe(["sample.batch", "log.heartbeat"], ignoreOrder: true);
        shown.ShouldAllBe(leaf => leaf.Customer == Leaf.House);
        foreach (var name in bundle.Names)
        {
            bundle.Required(name).Span.IndexOf(Encoding.UTF8.GetBytes(other.ToString())).ShouldBe(-1, name);
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Whoever_comes_to_use_a_shared_service_later_is_judged_by_it_from_then_on_and_by_every_change_of_its_checks(string provider)
    {
        await using var world = await World.CreateAsync(provider, Given.Eve);
        await world.ApplyAsync(Resolver + Given.Monitor("resolver-dns", "resolver"));
        await world.LiveAsync(Given.At(3, 1, 3), Trouble);
        await world.ApplyAsync(Given.Acme + Given.Monitor("shop-http") + Given.Monitor("shop-db") + Mail + Given.Monitor("mail-smtp", "mail"));
        await world.ApplyAsync(Given.Contract("acme", ("daily", "day", "97%", "")));
        await world.LiveAsync(Given.At(3, 1, 9), Trouble);
        await world.ApplyAsync(Given.Monitor("resolver-dns", "resolver", "20s"));
        await world.LiveAsync(Given.At(3, 2, 9, 30), Trouble);
        await world.ApplyAsync(Given.Monitor("resolver-dns", "resolver", "20s").Replace("every:", "paused: true, every:", StringComparison.Ordinal));
        await world.LiveAsync(Given.At(3, 2, 13), Trouble);
        await world.ApplyAsync(Given.Monitor("resolver-dns", "resolver", "20s"));
        await world.LiveAsync(Given.At(3, 2, 20), Trouble);
        var acme = await world.CustomerAsync("acme");

        var (first, made) = (await world.ReportAsync(acme, "2026-03-01"), await world.ReportAsync(acme));

        first.Verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        made.Verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        made.Figure("acme-2026/daily/mail/2026-03-02_2026-03-02").DownMs.ShouldBe((7 + 5) * 60_000);
        made.Figure("acme-2026/daily/mail/2026-03-02_2026-03-02").UnknownMs.ShouldBeGreaterThan(3 * 3_600_000); // the pause
        await ScorecardFigures.ShouldEqualAsync(world, first, "daily", Given.At(3, 1, 20));
        await ScorecardFigures.ShouldEqualAsync(world, made, "daily", Given.At(3, 2, 20));
        (await world.FaultsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task After_a_restore_the_installations_log_too_goes_on_over_its_seam(string provider)
    {
        await using var world = await World.CreateAsync(provider, Given.Eve);
        await world.ApplyAsync(All);
        await world.LiveAsync(Given.At(3, 2, 15), Trouble);
        var backup = await world.BackupAsync();
        await world.LiveAsync(Given.At(3, 2, 17), Trouble);
        await world.RestoreAsync(backup);
        await world.LiveAsync(Given.At(3, 2, 20), Trouble);
        var acme = await world.CustomerAsync("acme");

        var made = await world.ReportAsync(acme);

        made.Verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        made.Figure("acme-2026/daily/mail/2026-03-02_2026-03-02").DownMs.ShouldBe((7 + 5) * 60_000);
        made.Figure("acme-2026/daily/mail/2026-03-02_2026-03-02").UnknownMs.ShouldBeInRange(119 * 60_000, 122 * 60_000);
        made.Document.Lost.Select(l => l.Log.Split('/')[1]).ShouldBe(["c", "house"]);
        Bundle.Read(made.Bundle).Names.Where(n => n.EndsWith("/leaves", StringComparison.Ordinal)).ShouldBe(["earlier/1/leaves", "house/1/leaves", "house/2/leaves"]);
        await ScorecardFigures.ShouldEqualAsync(world, made, "daily", Given.At(3, 2, 20));
        (await world.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_changed_byte_of_the_other_logs_is_evidence_altered()
    {
        await using var world = await World.CreateAsync("sqlite", Given.Eve);
        await world.ApplyAsync(All);
        await world.LiveAsync(Given.At(3, 1, 2), Trouble);
        var backup = await world.BackupAsync();
        await world.LiveAsync(Given.At(3, 1, 3), Trouble);
        await world.RestoreAsync(backup);
        await world.LiveAsync(Given.At(3, 1, 4), Trouble);
        var files = CanonicalZip.Read((await world.ReportAsync(await world.CustomerAsync("acme"))).Bundle).ToDictionary(f => f.Key, f => f.Value);
        var random = new Random(TestSize.Pick(20260301, Environment.TickCount));

        foreach (var (name, data) in files.Where(f => f.Key.StartsWith("house/", StringComparison.Ordinal) || f.Key.StartsWith("earlier/", StringComparison.Ordinal)))
        {
            for (var i = 0; i < TestSize.Pick(5, 100); i++)
            {
                var bytes = data.ToArray();
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                var changed = new Dictionary<string, ReadOnlyMemory<byte>>(files) { [name] = bytes };

                ((int)BundleVerification.Run(CanonicalZip.Write(changed), new VerificationOptions()).Outcome).ShouldBe(2, name);
                FitManifest(changed);
                ((int)BundleVerification.Run(CanonicalZip.Write(changed), new VerificationOptions()).Outcome).ShouldBeOneOf([2, 3], name); // also when the manifest is made to fit it
            }

            var without = new Dictionary<string, ReadOnlyMemory<byte>>(files);
            without.Remove(name);
            FitManifest(without);
            ((int)BundleVerification.Run(CanonicalZip.Write(without), new VerificationOptions()).Outcome).ShouldBe(2, name);
        }
    }

    private static void FitManifest(Dictionary<string, ReadOnlyMemory<byte>> files) => files[BundleNames.Manifest] = (Manifest.Parse(files[BundleNames.Manifest].Span) with
    {
        Files = [.. files.Where(f => !BundleNames.IsUnlisted(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => new ManifestFile(f.Key, f.Value.Length, Evidence.Hashing.Sha256.Of(f.Value.Span)))],
    }).ToBytes();

    private static ProbeState? Trouble(string monitor, Instant at) => monitor switch
    {
        "resolver-dns" when at >= Given.At(3, 2, 8) && at < Given.At(3, 2, 8, 5) => ProbeState.Down,
        "mail-smtp" when at >= Given.At(3, 2, 14) && at < Given.At(3, 2, 14, 7) => ProbeState.Down,
        _ => ProbeState.Up,
    };
}
