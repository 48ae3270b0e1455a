using System.Text;

using CsCheck;

using Upheld.Evidence.Canonical;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Policies;
using Upheld.Verification;
using Upheld.Verifier.Tests.Scenarios;

namespace Upheld.Verifier.Tests;

public sealed class ProvenTests
{
    [Fact]
    public void An_untouched_bundle_is_proven_but_unwitnessed()
    {
        var report = BundleVerification.Run(new Scenario(1).Bundle(), new VerificationOptions());

        report.Headline.ShouldBe("PROVEN (unwitnessed)");
        report.Outcome.ShouldBe(Outcome.Proven);
        report.Steps.ShouldAllBe(s => s.Passed == true);
        report.Figures.Select(f => f.Signed.Id).ShouldBe(["shop", "portal", "shop-office", "shop-as-known-before"]);
        report.Figures.ShouldAllBe(f => f.Differences.Count == 0 && f.Value != null);
        report.KeySource.ShouldBe(KeySource.Bundle);
    }

    [Fact]
    public void The_figures_say_what_costs_most_and_how_many_checks_are_missing()
    {
        var shop = BundleVerification.Run(new Scenario(1).Bundle(), new VerificationOptions()).Figures[0];

        shop.Worst.Count.ShouldBeInRange(1, 3);
        shop.Worst.Select(w => w.Counted).ShouldBeInOrder(SortDirection.Descending);
        shop.Slots.Due.ShouldBe((60 + (3 * 120)) + (2 * 240)); // one monitor at a minute, then at half of one; the other from two places
        shop.Slots.Measured.ShouldBeLessThan(shop.Slots.Due);
        shop.Slots.Measured.ShouldBeGreaterThan(shop.Slots.Due * 9 / 10);
    }

    [Fact]
    public void A_window_whose_target_was_amended_is_proven_piece_by_piece()
    {
        var report = BundleVerification.Run(new Scenario(1, options: new ReportOptions { NewTarget = "99.5" }).Bundle(), new VerificationOptions());

        report.Headline.ShouldBe("PROVEN (unwitnessed)");
        var shop = report.Figures[0].Signed;
        shop.Inputs.Terms.Sum(range => range.Last - range.First + 1).ShouldBe(2);
        shop.Terms.Text("target").ShouldBe("99.5");
        shop.Result.Array("pieces").Select(piece => (CanonicalObject)piece).Select(piece => (piece.Text("target"), piece.Text("start"))).ShouldBe(
            [("99.9", "2026-10-01T01:00:00.000Z"), ("99.5", "2026-10-01T02:00:00.000Z")]);
        shop.Result.Text("stricterTarget").ShouldBe("999/1000");
        report.Figures[2].Signed.Result.Names.ShouldNotContain("pieces"); // the other promise was not amended
    }

    [Fact]
    public void A_bundle_carries_each_version_of_a_calendar_that_its_figures_know()
    {
        var bundle = new Scenario(1, options: new ReportOptions { NewHours = true }).Bundle();

        var report = BundleVerification.Run(bundle, new VerificationOptions());

        report.Headline.ShouldBe("PROVEN (unwitnessed)");
        Forgery.Files(bundle).Keys.Where(name => name.StartsWith("calendars/office", StringComparison.Ordinal)).ShouldBe(["calendars/office.1.json", "calendars/office.2.json"], ignoreOrder: true);
        var (since, before) = (report.Figures[2].Signed, report.Figures[^1].Signed);
        (since.Id, before.Id).ShouldBe(("shop-office", "office-as-known-before"));
        var hours = new[] { since, before }.Select(f => f.Result.Object("ledgerMs").Integer("outside")).ToList();
        (hours[1] - hours[0]).ShouldBe(6 * Scenario.Hour, "Friday is open from 6 to 22 instead of from 8 to 18");
        since.Inputs.Calendars.ShouldNotBe(before.Inputs.Calendars);
    }

    [Fact]
    public void Terms_of_days_that_had_passed_are_proven_by_a_restatement_of_two_people()
    {
        var options = new ReportOptions { NewTarget = "99.5", RestatedBy = (Scenario.Id(50), Scenario.Id(51)) };

        var report = BundleVerification.Run(new Scenario(1, options: options).Bundle(), new VerificationOptions());

        report.Headline.ShouldBe("PROVEN (unwitnessed)");
        report.Figures.Select(f => f.Signed.Terms.Text("target")).Take(2).ShouldBe(["99.5", "99.5"]);
        report.Figures[0].Signed.Result.Names.ShouldNotContain("pieces"); // it holds for the whole window
    }

    [Fact]
    public void Every_untouched_bundle_is_proven_whatever_happened_in_it() =>
        Gen.Int[0, 1_000_000].Sample(
            seed =>
            {
                var report = BundleVerification.Run(new Scenario(seed).Bundle(), new VerificationOptions());
                (report.Outcome == Outcome.Proven).ShouldBeTrue($"seed {seed}: {report.Headline}");
            },
            iter: TestSize.Pick(20, 1000));

    [Fact]
    public void With_the_witnesses_that_the_policy_asks_for_it_is_proven()
    {
        var witness = new SigningKey("witness.example", Sha256.Of("w"u8).ToArray(), SignatureType.Cosignature);
        var options = new ReportOptions();
        options = options with
        {
            Policy = $"log {options.Key.Verifier}\nwitness w {witness.Verifier}\nquorum w\n",
            Cosign = head => head.With(witness.Cosign(head.Text, 1_790_000_000)),
        };

        BundleVerification.Run(new Scenario(1, options: options).Bundle(), new VerificationOptions()).Headline.ShouldBe("PROVEN");

        var alone = new Scenario(1, options: options with { Cosign = head => head }).Bundle();
        var report = BundleVerification.Run(alone, new VerificationOptions());
        report.Outcome.ShouldBe(Outcome.NotTrusted);
        report.Steps.Single(s => s.Passed == false).ShouldBe(new StepResult(
            VerificationStep.Witnesses, false, "policy.quorum", report.Steps.Single(s => s.Passed == false).Detail));
    }

    [Fact]
    public void A_policy_of_one_s_own_decides_over_the_bundle_s()
    {
        var scenario = new Scenario(1);
        var stranger = new SigningKey(Scenario.Origin, Sha256.Of("stranger"u8).ToArray());
        var mine = TrustPolicy.OfLogs(scenario.Log.Key.Verifier);

        BundleVerification.Run(scenario.Bundle(), new VerificationOptions { Policy = mine }).KeySource.ShouldBe(KeySource.Given);
        var report = BundleVerification.Run(scenario.Bundle(), new VerificationOptions { Policy = TrustPolicy.OfLogs(stranger.Verifier) });
        report.Outcome.ShouldBe(Outcome.NotTrusted);
        report.Headline.ShouldStartWith("NOT PROVEN: signature, witness or policy failure (policy.log");
    }

    [Fact]
    public void Samples_need_to_reach_back_only_as_far_as_a_result_is_valid()
    {
        // The window begins an hour after the first batch; a result is valid for 75 seconds.
        BundleVerification.Run(new Scenario(2, options: new ReportOptions { FirstBatch = 11 }).Bundle(), new VerificationOptions())
            .Outcome.ShouldBe(Outcome.Proven);

        var tooShort = BundleVerification.Run(new Scenario(2, options: new ReportOptions { FirstBatch = 13 }).Bundle(), new VerificationOptions());
        tooShort.Outcome.ShouldBe(Outcome.EvidenceAltered);
        tooShort.Steps.Single(s => s.Passed == false).Code.ShouldBe("samples.lead_in");
    }

    [Fact]
    public void Where_short_outages_join_up_the_samples_reach_back_to_a_time_that_was_up() =>
        Gen.Int[0, 1_000_000].Sample(
            seed =>
            {
                var scenario = new Scenario(seed, options: new ReportOptions { FirstBatch = 10, MinOutageMs = 4 * Scenario.Minute });
                var report = BundleVerification.Run(scenario.Bundle(), new VerificationOptions());
                if (report.Outcome != Outcome.Proven)
                {
                    report.Steps.Single(s => s.Passed == false).Code.ShouldBe("samples.lead_in", $"seed {seed}: {report.Headline}");
                }
            },
            iter: TestSize.Pick(20, 500));

    [Fact]
    public void The_words_of_the_formula_are_in_the_bundle()
    {
        var words = Encoding.UTF8.GetString(Forgery.Files(new Scenario(3, hours: 3).Bundle())["calc-spec.md"].Span);

        words.ShouldStartWith("# availability/1");
        Should.Throw<ArgumentException>(() => CalcSpec.Of(["availability/99"]));
    }

    [Fact]
    public void A_bundle_without_figures_or_samples_proves_its_log()
    {
        var scenario = new Scenario(3, options: new ReportOptions { FirstBatch = 1000 });
        var empty = scenario.Bundle(scenario.Log, scenario.Record() with { Figures = [] });

        BundleVerification.Run(empty, new VerificationOptions()).Outcome.ShouldBe(Outcome.Proven);
    }
}
