using Upheld.Evidence.Bundles;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Keys;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Policies;
using Upheld.Evidence.Receipts;
using Upheld.Figures.Samples;
using Upheld.Kernel.Ledger.ReadApi;
using Upheld.Kernel.Results;
using Upheld.Kernel.Scopes;
using Upheld.Testing.Database;
using Upheld.Verification;

namespace Upheld.Reporting.Tests.Reports;

/// <summary>A log that a restore has cut short goes on in a successor, and reports go on over the seam.</summary>
public sealed class SeamReportTests
{
    public static IEnumerable<object[]> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_report_over_the_seam_proves_what_is_left_and_what_is_lost_is_unknown(string provider)
    {
        await using var world = await World.CreateAsync(provider, Given.Eve);
        await world.ApplyAsync(Given.Shop);
        await world.LiveAsync(Given.At(3, 2, 10), Trouble);
        var backup = await world.BackupAsync();
        await world.LiveAsync(Given.At(3, 2, 12), Trouble);

        var restored = await world.RestoreAsync(backup);
        await world.LiveAsync(Given.At(3, 3, 1), Trouble);
        var acme = await world.CustomerAsync("acme");
        var made = await world.ReportAsync(acme, "2026-03-02");

        made.Verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        var figure = made.Figure("acme-2026/daily/shop/2026-03-02_2026-03-02");
        figure.DownMs.ShouldBe(7 * 60_000); // of 09:00, before the backup; what was down between it and the restore nobody can prove any more
        var last = new[] { "shop-http", "shop-db" }.Min(m => world.FirstCheck(m, Given.At(3, 2, 9, 59)).ToUnixTimeMilliseconds());
        var next = new[] { "shop-http", "shop-db" }.Max(m => world.FirstCheck(m, Given.At(3, 2, 12, 1)).ToUnixTimeMilliseconds());
        figure.UnknownMs.ShouldBe(next - last - Given.Validity);
        var lost = restored.Successors.Single(s => s.Customer == acme.Value).Lost.ShouldHaveSingleItem();
        made.Document.Lost.ShouldBe([new LostLeaves(lost.Origin, lost.From, lost.To)]);
        made.Verified.Lost.ShouldBe(made.Document.Lost);
        await ScorecardFigures.ShouldEqualAsync(world, made, "daily", Given.At(3, 2, 23));
        (await world.FaultsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Whoever_remembers_the_old_log_and_holds_its_receipts_finds_both_over_the_seam(string provider)
    {
        await using var world = await World.CreateAsync(provider, Given.Eve);
        await world.ApplyAsync(Given.Shop);
        await world.LiveAsync(Given.At(3, 1, 5), Trouble);
        var acme = await world.CustomerAsync("acme");
        var first = await world.ReportAsync(acme);
        var receipt = (await world.RunAsync<BuildReceipt, Result<Receipt>>(Scope.Customer(acme), build => build.ExecuteAsync(first.Report.Fact, CancellationToken.None))).Value;
        var backup = await world.BackupAsync();
        await world.LiveAsync(Given.At(3, 1, 7), Trouble);
        var lost = await world.ReportAsync(acme);

        await world.RestoreAsync(backup);
        await world.LiveAsync(Given.At(3, 1, 9), Trouble);
        var later = await world.ReportAsync(acme);

        var memory = new MemoryOfLogs();
        foreach (var bundle in new[] { first, lost, later, first, later })
        {
            BundleVerification.Run(bundle.Bundle, new VerificationOptions { Memory = memory }).Headline.ShouldBe("PROVEN (unwitnessed)");
        }

        var seam = Seam.Read(Bundle.Read(later.Bundle).Manifest.Origin, Bundle.Read(later.Bundle).Leaves().Select(leaf => Leaf.Parse(leaf.Span)));
        receipt.Verify(receipt.Extra!.Value.Span, TrustPolicy.OfLogs(first.Verified.Key!));
        seam.Continues(Checkpoint.Parse(receipt.Head.Text)).ShouldBe(true);
        var kept = Evidence.Tiles.EntryBundle.Split(Bundle.Read(later.Bundle).Required("earlier/1/leaves"));
        kept[(int)receipt.Index].Span.SequenceEqual(receipt.Extra.Value.Span).ShouldBeTrue(); // the very leaf
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Restored_again_and_again_every_generation_of_which_something_is_left_is_carried(string provider)
    {
        await using var world = await World.CreateAsync(provider, Given.Eve);
        await world.ApplyAsync(Given.Shop);
        var acme = await world.CustomerAsync("acme");
        await world.LiveAsync(Given.At(3, 1, 2), Trouble);
        var one = await world.BackupAsync();
        await world.LiveAsync(Given.At(3, 1, 3), Trouble);
        await world.RestoreAsync(one);
        await world.LiveAsync(Given.At(3, 1, 4), Trouble);
        var two = await world.BackupAsync();
        await world.LiveAsync(Given.At(3, 1, 5), Trouble);
        await world.RestoreAsync(two);
        await world.LiveAsync(Given.At(3, 1, 6), Trouble);
        await world.RestoreAsync(two); // the third generation is lost as a whole
        await world.LiveAsync(Given.At(3, 1, 7), Trouble);

        var made = await world.ReportAsync(acme, "2026-03-01");

        made.Verified.Headline.ShouldBe("PROVEN (unwitnessed)");
        Bundle.Read(made.Bundle).Names.Where(n => n.EndsWith("/leaves", StringComparison.Ordinal)).ShouldBe(["earlier/1/leaves", "earlier/2/leaves"]);
        made.Document.Lost.Select(l => LogOrigin.Parse(l.Log)!.Value.Generation).ShouldBe([1, 2, 3]);
        made.Document.Lost[2].From.ShouldBe(0);
        (await world.FaultsAsync()).ShouldBeEmpty();
    }

    private static ProbeState? Trouble(string monitor, NodaTime.Instant at) =>
        monitor == "shop-http" && ((at >= Given.At(3, 2, 9) && at < Given.At(3, 2, 9, 7)) || (at >= Given.At(3, 2, 11) && at < Given.At(3, 2, 11, 30))) ? ProbeState.Down : ProbeState.Up;
}
