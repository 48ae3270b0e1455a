using System.Text;

using Upheld.Evidence.Bundles;
using Upheld.Evidence.Canonical;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Keys;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Policies;
using Upheld.Figures.Facts;
using Upheld.Verification;
using Upheld.Verification.Heads;
using Upheld.Verifier.Tests.Scenarios;

namespace Upheld.Verifier.Tests;

/// <summary>The provider holds the key and can sign what it likes: what then still gives it away (spec of proof, 2).</summary>
public sealed class ForgedByTheSignerTests
{
    [Fact]
    public void A_better_figure_than_the_evidence_gives_is_exit_1()
    {
        var scenario = new Scenario(1);
        var report = scenario.Record();
        var shop = report.Figures[0];
        var better = new CanonicalObject();
        foreach (var (name, value) in shop.Result)
        {
            better.Add(name, name == "percent" ? "99.9999" : value);
        }

        var forged = scenario.Bundle(scenario.Log, report with { Figures = [shop with { Result = better, Verdict = "met" }, .. report.Figures.Skip(1)] });

        var verified = Verify(forged);
        verified.Outcome.ShouldBe(Outcome.FigureDiffers);
        verified.Headline.ShouldBe("NOT PROVEN: 1 of 4 figures differ from the evidence");
        verified.Figures[0].Differences.Select(d => d.Field).ShouldBe(["result.percent", "verdict"]);
        verified.Figures[0].Differences[0].Signed.ShouldBe("99.9999");
        verified.Figures.Skip(1).ShouldAllBe(f => f.Differences.Count == 0);
    }

    [Fact]
    public void A_target_that_the_contract_does_not_have_is_exit_1()
    {
        var scenario = new Scenario(1);
        var report = scenario.Record();
        var terms = new CanonicalObject();
        foreach (var (name, value) in report.Figures[0].Terms)
        {
            terms.Add(name, name == "target" ? "50" : value);
        }

        var verified = Verify(scenario.Bundle(scenario.Log, report with { Figures = [report.Figures[0] with { Terms = terms }] }));

        verified.Outcome.ShouldBe(Outcome.FigureDiffers);
        verified.Figures[0].Differences.Single().Field.ShouldBe("terms.target");
    }

    [Fact]
    public void A_target_that_an_amendment_lowered_does_not_hold_for_the_time_before()
    {
        var options = new ReportOptions { NewTarget = "50" };
        var scenario = new Scenario(1, options: options);
        var report = scenario.Record();
        var signed = report.Figures[0];
        var lax = new CanonicalObject();
        foreach (var (name, value) in signed.Result)
        {
            lax.Add(name, name == "target" ? "1/2" : value);
        }

        var verified = Verify(scenario.Bundle(scenario.Log, report with { Figures = [signed with { Result = lax }] }));
        verified.Outcome.ShouldBe(Outcome.FigureDiffers);
        verified.Figures[0].Differences.Single().Field.ShouldBe("result.target");

        var quiet = signed with { Inputs = signed.Inputs with { Terms = LeafRange.Of([signed.Inputs.Terms[^1].Last]) } };
        Fault(Verify(scenario.Bundle(scenario.Log, report with { Figures = [quiet] }))).Code.ShouldBe("figure.inputs");
    }

    [Fact]
    public void Terms_of_days_that_had_passed_need_a_restatement_by_two_people()
    {
        var alone = new Scenario(1, options: new ReportOptions { NewTarget = "50", RestatedBy = (Scenario.Id(50), Scenario.Id(50)) });
        Should.Throw<FormatException>(alone.Record).Message.ShouldStartWith("terms.not_restated: ");

        // What one person wrote into the log, under the report that two people's word would have given.
        var together = new Scenario(1, options: new ReportOptions { NewTarget = "50", RestatedBy = (Scenario.Id(50), Scenario.Id(51)) });
        Fault(Verify(alone.Bundle(alone.Log, together.Record()))).Code.ShouldBe("terms.not_restated");
    }

    [Fact]
    public void A_version_of_a_calendar_that_a_figure_knows_cannot_be_left_out_or_be_another()
    {
        var scenario = new Scenario(1, options: new ReportOptions { NewHours = true });
        var files = Forgery.Files(scenario.Bundle());
        files.Remove("calendars/office.1.json").ShouldBeTrue();
        Fault(Verify(Resealed(scenario, files))).Code.ShouldBe("bundle.missing");

        files["calendars/office.1.json"] = files["calendars/office.2.json"];
        Fault(Verify(Resealed(scenario, files))).Code.ShouldBe("calendar.altered");
    }

    [Fact]
    public void An_exclusion_that_the_report_keeps_quiet_about_is_missing_evidence()
    {
        var scenario = new Scenario(1);
        var report = scenario.Record();
        var quiet = report.Figures[0] with { Inputs = report.Figures[0].Inputs with { Exclusions = [] } };

        Fault(Verify(scenario.Bundle(scenario.Log, report with { Figures = [quiet] }))).Code.ShouldBe("figure.inputs");
    }

    [Fact]
    public void Bad_samples_cannot_be_left_out_of_a_batch()
    {
        // The root in the batch's leaf was signed when the samples were made.
        var scenario = new Scenario(1, hours: 3);
        var files = Forgery.Files(scenario.Bundle());
        var name = files.Keys.First(n => n.StartsWith("samples/", StringComparison.Ordinal));
        var records = new byte[18 * 40];
        files[name] = SamplePack.Pack(records, 18);

        Fault(Verify(Resealed(scenario, files))).Code.ShouldBeOneOf("samples.malformed", "samples.altered");
    }

    [Fact]
    public void A_batch_cannot_be_dropped_from_the_log()
    {
        var scenario = new Scenario(1, hours: 3);
        var report = scenario.Record();
        var without = scenario.Log.Rewritten(leaves => leaves.RemoveAt((int)report.Figures[0].Inputs.Batches[1].First + 3));

        Fault(Verify(scenario.Bundle(without, report with { Figures = [] }))).Code.ShouldBe("batch.gap");
    }

    [Fact]
    public void Samples_of_a_stretch_cannot_be_withheld()
    {
        var scenario = new Scenario(1);
        var files = Forgery.Files(scenario.Bundle());
        files.Remove(files.Keys.Where(n => n.StartsWith("samples/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ElementAt(2));

        Fault(Verify(Resealed(scenario, files))).Code.ShouldBe("samples.gap");
    }

    [Fact]
    public void A_schedule_logged_after_it_began_to_run_is_noticed()
    {
        var scenario = new Scenario(1);
        var at = Scenario.T0 + (3 * Scenario.Hour);
        scenario.Log.Append(
            new MonitorSchedule(scenario.Log.Customer, CustomerLog.At(at))
            {
                Monitor = Scenario.Web, Number = 1, Location = 1, Vantage = "local", Active = true, FirstSlot = 5000, StartsAt = CustomerLog.At(at - Scenario.Hour),
                IntervalMs = 3_600_000, TimeoutMs = 0, JitterMs = 0, ConfirmFailures = 1, ConfirmSuccesses = 1,
            },
            at);

        Fault(Verify(scenario.Bundle())).Code.ShouldBe("schedule.retroactive");
    }

    [Fact]
    public void A_leaf_of_another_customer_has_no_place_in_the_log()
    {
        var scenario = new Scenario(1, hours: 3);
        scenario.Log.Append(new Leaf
        {
            Type = "ticket.opened", Customer = Scenario.Id(99).ToString(), Source = "node", At = 0, RecordedAt = 0, Facts = [],
        });

        Fault(Verify(scenario.Bundle())).Code.ShouldBe("log.other_customer");
    }

    [Fact]
    public void A_rewritten_history_is_noticed_by_whoever_remembers_a_head()
    {
        var memory = new MemoryOfHeads();
        var scenario = new Scenario(1, hours: 3);
        Verify(scenario.Bundle(), memory).Outcome.ShouldBe(Outcome.Proven);

        // Everything fits together: only somebody who saw the log before can know.
        var rewritten = scenario.Log.Rewritten(leaves => leaves[12] = new Leaf
        {
            Type = "ticket.opened", Customer = scenario.Log.Customer.ToString(), Source = "node", At = 0, RecordedAt = 0, Facts = [],
        }.ToBytes());
        var forged = scenario.Bundle(rewritten, scenario.Record() with { Figures = [] });

        var fault = Fault(Verify(forged, memory));
        (fault.Step, fault.Code).ShouldBe((VerificationStep.Consistency, "head.forked"));
    }

    [Fact]
    public void A_shortened_history_that_was_signed_anew_is_noticed()
    {
        var memory = new MemoryOfHeads();
        var scenario = new Scenario(1, hours: 4);
        Verify(scenario.Bundle(), memory).Outcome.ShouldBe(Outcome.Proven);

        var restored = scenario.Log.Rewritten(leaves => leaves.RemoveRange(leaves.Count - 20, 20));
        var grown = restored.Rewritten(leaves => leaves.Add(new Leaf
        {
            Type = "ticket.opened", Customer = scenario.Log.Customer.ToString(), Source = "node", At = 1, RecordedAt = 1, Facts = [],
        }.ToBytes()));

        Fault(Verify(scenario.Bundle(grown, scenario.Record() with { Figures = [] }), memory)).Code.ShouldBe("head.forked");
    }

    [Fact]
    public void An_older_and_a_longer_bundle_of_the_same_log_do_not_alarm()
    {
        var memory = new MemoryOfHeads();
        var longer = new Scenario(1, hours: 5).Bundle();
        var older = new Scenario(1, hours: 3).Bundle();

        Verify(longer, memory).Outcome.ShouldBe(Outcome.Proven);
        Verify(longer, memory).Outcome.ShouldBe(Outcome.Proven);
        memory.Log!.Heads.Count.ShouldBe(1);

        // The report's own leaf differs between the two logs of this scenario, so the older head contradicts the longer history.
        Fault(Verify(older, memory)).Code.ShouldBe("head.forked");
    }

    [Fact]
    public void Another_key_is_noticed_by_whoever_was_given_one_or_remembers_one()
    {
        var memory = new MemoryOfHeads();
        var scenario = new Scenario(1, hours: 3);
        Verify(scenario.Bundle(), memory).Outcome.ShouldBe(Outcome.Proven);
        var stranger = new SigningKey(Scenario.Origin, Sha256.Of("stranger"u8).ToArray());
        var forged = new Scenario(1, hours: 3, new ReportOptions { Key = stranger }).Bundle();

        // Without either, a bundle can only be held against its own key, and the output says so.
        Verify(forged).KeySource.ShouldBe(KeySource.Bundle);
        Fault(Verify(forged, memory)).Code.ShouldBe("policy.log");
        BundleVerification.Run(forged, new VerificationOptions { Policy = TrustPolicy.OfLogs(scenario.Log.Key.Verifier) }).Outcome.ShouldBe(Outcome.NotTrusted);
    }

    [Fact]
    public void A_new_key_counts_when_the_old_one_vouches_for_it_in_the_log()
    {
        var old = new SigningKey(Scenario.Origin, Sha256.Of("the provider's key"u8).ToArray());
        var fresh = new SigningKey(Scenario.Origin, Sha256.Of("fresh"u8).ToArray());
        var mine = new VerificationOptions { Policy = TrustPolicy.OfLogs(old.Verifier) };

        var scenario = new Scenario(1, hours: 3);
        scenario.Log.Append(LeafTypes.KeyAdd, KeyAddition.Of(old, Scenario.Origin, fresh.Verifier).ToFacts(), Scenario.T0);
        scenario.Log.Key = fresh;
        BundleVerification.Run(scenario.Bundle(), mine).Outcome.ShouldBe(Outcome.Proven);

        var alone = new Scenario(1, hours: 3);
        alone.Log.Append(LeafTypes.KeyAdd, KeyAddition.Of(fresh, Scenario.Origin, fresh.Verifier).ToFacts(), Scenario.T0);
        alone.Log.Key = fresh;
        var report = BundleVerification.Run(alone.Bundle(), mine);
        report.Outcome.ShouldBe(Outcome.NotTrusted);
        Fault(report).Code.ShouldBe("key.addition");
    }

    [Fact]
    public void A_retired_key_signs_no_more_heads()
    {
        var scenario = new Scenario(1, hours: 3);
        scenario.Log.Append(LeafTypes.KeyRetire, KeyChain.Retirement(scenario.Log.Key.Verifier), Scenario.T0);

        Fault(Verify(scenario.Bundle())).Code.ShouldBe("policy.log");
    }

    [Fact]
    public void A_formula_that_the_program_does_not_know_is_not_proven()
    {
        var scenario = new Scenario(1, hours: 3);
        var report = scenario.Record();

        Fault(Verify(scenario.Bundle(scenario.Log, report with { Figures = [report.Figures[0] with { Formula = "availability/99" }] })))
            .Code.ShouldBe("figure.unknown_formula");
    }

    [Fact]
    public void Personal_data_that_is_not_what_was_recorded_is_noticed()
    {
        var scenario = new Scenario(1, hours: 3);
        var files = Forgery.Files(scenario.Bundle());
        var name = files.Keys.Single(n => n.StartsWith("personal/", StringComparison.Ordinal));
        files[name] = Forgery.Flipped(files[name], 8 * 40);

        Fault(Verify(Resealed(scenario, files))).Code.ShouldBe("personal.altered");
    }

    [Theory]
    [InlineData("contracts/acme-2026.yaml", "Contract", "Contrast", "contract.unknown")]
    [InlineData("calendars/office.1.json", "18:00", "09:00", "calendar.unknown")] // shorter hours than the agreed ones
    [InlineData("calendars/office.1.json", "\"name\":\"office\"", "\"name\":\"orifice\"", "calendar.altered")]
    [InlineData("calendars/office.1.json", "\"offsetSeconds\":28800", "\"offsetSeconds\":32400", "zones.altered")] // clocks that never went so
    [InlineData("calendars/_zones.json", "\"offsetSeconds\":28800", "\"offsetSeconds\":32400", "zones.altered")]
    public void Another_contract_calendar_or_clock_than_the_agreed_one_is_noticed(string name, string part, string replacement, string code)
    {
        var scenario = new Scenario(1, hours: 3);
        var files = Forgery.Files(scenario.Bundle());
        var text = Encoding.UTF8.GetString(files[name].Span);
        text.ShouldContain(part);
        files[name] = Encoding.UTF8.GetBytes(text.Replace(part, replacement, StringComparison.Ordinal));

        Fault(Verify(Resealed(scenario, files))).Code.ShouldBe(code);
    }

    private static VerificationReport Verify(byte[] zip, IHeadMemory? memory = null) => BundleVerification.Run(zip, new VerificationOptions { Memory = memory });

    private static StepResult Fault(VerificationReport report)
    {
        report.Outcome.ShouldBeOneOf(Outcome.EvidenceAltered, Outcome.NotTrusted);
        return report.Steps.Single(s => s.Passed == false);
    }

    /// <summary>The files under a new manifest that the provider signs.</summary>
    private static byte[] Resealed(Scenario scenario, Dictionary<string, ReadOnlyMemory<byte>> files) => scenario.Reseal(files);

    private sealed class MemoryOfHeads : IHeadMemory
    {
        public RememberedLog? Log { get; private set; }

        public RememberedLog? Recall(string origin) => Log?.Origin == origin ? Log : null;

        public void Remember(RememberedLog log) => Log = log;
    }
}
