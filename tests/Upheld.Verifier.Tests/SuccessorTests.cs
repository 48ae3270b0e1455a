using System.Text;

using Upheld.Evidence.Bundles;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Keys;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Policies;
using Upheld.Verification;
using Upheld.Verification.Heads;
using Upheld.Verifier.Tests.Scenarios;

namespace Upheld.Verifier.Tests;

/// <summary>The verifier walks over the seam between a log and its successor: by the key that was pinned for the old one, and never past what it has seen of it.</summary>
public sealed class SuccessorTests
{
    private const string Second = "status.example.com/c/7f3a/2/log";
    private const string Third = "status.example.com/c/7f3a/3/log";

    private static readonly byte[] Seed = Sha256.Of("the provider's key"u8).ToArray();
    private static readonly Scenario Old = new(3, hours: 3);
    private static readonly long End = Old.Log.Tree.Size;

    [Fact]
    public void A_bundle_of_the_successor_is_proven_by_the_key_pinned_for_the_old_log_and_says_what_is_lost()
    {
        var report = Verify(Bundle(Second, Succeeding(0)), Pinned());

        report.Headline.ShouldBe("PROVEN (unwitnessed)");
        report.KeySource.ShouldBe(KeySource.Given);
        report.Head!.Origin.ShouldBe(Second);
        report.Steps.Single(s => s.Step == VerificationStep.Consistency).Detail.ShouldContain($"carries on {Scenario.Origin} after its {End} leaves, of which 0–{End - 1} are lost");
        report.Lost.ShouldBe([new LostLeaves(Scenario.Origin, 0, End)]);
    }

    [Fact]
    public void What_was_remembered_of_the_old_log_leads_to_the_successor_and_goes_on_with_it()
    {
        var memory = new MemoryOfLogs();
        Verify(Old.Bundle(), memory: memory).Outcome.ShouldBe(Outcome.Proven);
        var seen = memory.Recall(Scenario.Origin)!;
        var end = seen.Heads.Select(h => h.Size).Append(seen.Leaves.Count).Max();
        var log = Old.Log.Rewritten(_ => { });
        while (log.Tree.Size < end + 1)
        {
            log.Append("ticket.opened", new Evidence.Canonical.CanonicalObject { { "priority", 3 } }, Scenario.T0);
        }

        var longer = Verify(Bundle(Second, new Succession(log.Head(), 0, log.Tree.Size)), memory: memory);

        longer.Outcome.ShouldBe(Outcome.Proven, longer.Headline);
        longer.KeySource.ShouldBe(KeySource.Remembered);
        memory.Recall(Second).ShouldNotBeNull();
        Verify(Bundle(Second, new Succession(log.Head(), 0, log.Tree.Size)), memory: memory).Outcome.ShouldBe(Outcome.Proven);
    }

    [Fact]
    public void A_log_cannot_be_cut_shorter_than_it_was_seen()
    {
        var memory = new MemoryOfLogs();
        Verify(Old.Bundle(), memory: memory).Outcome.ShouldBe(Outcome.Proven);
        var cut = new CustomerLog(Old.Log.Customer, Old.Log.Key);
        foreach (var leaf in Old.Log.Leaves.Take(20))
        {
            cut.Append(Leaf.Parse(leaf));
        }

        var report = Verify(Bundle(Second, new Succession(cut.Head(), 0, 20)), memory: memory);

        (report.Outcome, report.Steps.Last(s => s.Passed == false).Code).ShouldBe((Outcome.EvidenceAltered, "succession.cut"));
    }

    [Fact]
    public void Another_history_of_the_old_log_is_a_fork_even_over_the_seam()
    {
        var memory = new MemoryOfLogs();
        Verify(Old.Bundle(), memory: memory).Outcome.ShouldBe(Outcome.Proven);
        var known = memory.Recall(Scenario.Origin)!;
        memory.Remember(known with { Heads = [] }); // its leaves are all that is known
        var other = Old.Log.Rewritten(leaves => leaves[7] = leaves[8]);

        var report = Verify(Bundle(Second, new Succession(other.Head(), 0, End)), memory: memory);

        (report.Outcome, report.Steps.Last(s => s.Passed == false).Code).ShouldBe((Outcome.EvidenceAltered, "head.forked"));
    }

    [Fact]
    public void The_old_head_must_be_signed_by_the_pinned_key()
    {
        var stranger = new SigningKey(Scenario.Origin, Sha256.Of("stranger"u8).ToArray());
        var head = new Checkpoint(Scenario.Origin, End, Old.Log.Tree.Root()).Sign(stranger);

        var report = Verify(Bundle(Second, new Succession(head, 0, End)), Pinned());

        (report.Outcome, report.Steps.Last(s => s.Passed == false).Code).ShouldBe((Outcome.NotTrusted, "policy.log"));
    }

    [Fact]
    public void A_successor_under_a_new_key_is_not_trusted_before_that_key_is_pinned()
    {
        var fresh = new SigningKey(Second, Sha256.Of("fresh"u8).ToArray());
        var bundle = Bundle(Second, Succeeding(0), fresh);

        Verify(bundle, Pinned()).Outcome.ShouldBe(Outcome.NotTrusted);
        Verify(bundle, TrustPolicy.OfLogs(Old.Log.Key.Verifier, fresh.Verifier)).Outcome.ShouldBe(Outcome.Proven);
    }

    [Fact]
    public void Between_two_restores_from_one_backup_every_generation_is_told_of()
    {
        var between = new Checkpoint(Second, 5, Sha256.Of("lost"u8)).Sign(new SigningKey(Second, Seed));

        Verify(Bundle(Third, [new Succession(between, 0, 5), Succeeding(0)]), Pinned()).Outcome.ShouldBe(Outcome.Proven);
        Code(Bundle(Third, [Succeeding(0)])).ShouldBe("succession.order");
        Code(Bundle(Third, [new Succession(between, 2, 5) { KeptRoot = Sha256.Of("left"u8) }, Succeeding(0)])).ShouldBe("succession.order");
        Code(Bundle(Third, [new Succession(between, 2, 5), Succeeding(0)])).ShouldBe("succession.kept");
    }

    [Fact]
    public void A_seam_stands_at_the_beginning_of_a_later_generation_and_nowhere_else()
    {
        Code(Bundle(Second, [])).ShouldBe("succession.missing");
        Code(Bundle(Scenario.Origin, Succeeding(0))).ShouldBe("succession.place");
        var late = new Scenario(4, hours: 3, new ReportOptions { Key = new SigningKey(Second, Seed), Successions = [Succeeding(0)] });
        late.Log.Append(LeafTypes.Successor, Succeeding(0).ToFacts(), Scenario.T0);
        Code(late.Bundle()).ShouldBe("succession.place");
    }

    [Fact]
    public void Every_flipped_bit_of_the_seam_is_noticed()
    {
        var bundle = Bundle(Second, Succeeding(0));
        var files = Forgery.Files(bundle);
        var entries = files.Keys.First(name => BundleNames.TryTile(name, out var tile) && tile.IsEntries);
        var length = Succeeding(0).Head.ToString().Length;
        for (var bit = 0; bit < length * 8; bit += TestSize.Pick(37, 1))
        {
            var changed = Forgery.Files(bundle);
            changed[entries] = Forgery.Flipped(changed[entries], bit + (60 * 8));
            Forgery.FixManifest(changed);
            Verify(Forgery.Zip(changed), Pinned()).Outcome.ShouldBeOneOf(Outcome.EvidenceAltered, Outcome.NotTrusted);
        }
    }

    [Fact]
    public void What_is_left_of_the_old_log_is_shown_whole_and_held_against_what_its_successor_says()
    {
        var log = OldLog(12);
        var (left, root) = (log.Leaves[..9], RootOf(log, 9));
        var succession = new Succession(log.Head(), 9, 12) { KeptRoot = root };

        var proven = Verify(Over(log, succession, left, 7), Pinned());
        proven.Outcome.ShouldBe(Outcome.Proven, proven.Headline);
        proven.Lost.ShouldBe([new LostLeaves(Scenario.Origin, 9, 12)]);
        Verify(Over(OldLog(9), new Succession(OldLog(9).Head(), 9, 9), left, 9), Pinned()).Outcome.ShouldBe(Outcome.Proven); // nothing was lost

        Code(Over(log, succession, log.Leaves[..8], 7)).ShouldBe("bundle.missing"); // a leaf fewer
        Code(Over(log, succession, [.. left[..8], left[0]], 7)).ShouldBe("part.altered"); // another one
        Code(Over(log, succession with { KeptRoot = Sha256.Of("another"u8) }, left, 7)).ShouldBe("part.altered");
        Code(Bundle(Second, succession)).ShouldBe("bundle.missing"); // none of them
    }

    [Fact]
    public void What_is_left_cannot_differ_from_what_was_signed_of_it_or_seen_of_it()
    {
        var (log, other) = (OldLog(12), OldLog(12, priority: 1));
        var rewritten = new Succession(log.Head(), 9, 12) { KeptRoot = RootOf(other, 9) };
        Code(Over(log, rewritten, other.Leaves[..9], 7)).ShouldBe("part.altered"); // the signed head of seven leaves is of others

        var memory = new MemoryOfLogs();
        var seen = new MemoryOfLogs();
        Verify(Over(log, new Succession(log.Head(), 9, 12) { KeptRoot = RootOf(log, 9) }, log.Leaves[..9], 7), Pinned(), seen).Outcome.ShouldBe(Outcome.Proven);
        memory.Remember(seen.Recall(Scenario.Origin)!);
        var forged = Verify(Over(other, new Succession(other.Head(), 9, 12) { KeptRoot = RootOf(other, 9) }, other.Leaves[..9], 7), Pinned(), memory);
        (forged.Outcome, forged.Steps.Last(s => s.Passed == false).Code).ShouldBe((Outcome.EvidenceAltered, "head.forked"));
    }

    [Fact]
    public void A_head_of_what_is_left_is_signed_by_the_pinned_key()
    {
        var log = OldLog(12);
        var stranger = new SigningKey(Scenario.Origin, Sha256.Of("stranger"u8).ToArray());
        var head = new Checkpoint(Scenario.Origin, 7, RootOf(log, 7)).Sign(stranger);
        var bundle = Over(new Succession(log.Head(), 9, 12) { KeptRoot = RootOf(log, 9) }, log.Leaves[..9], head);

        var report = Verify(bundle, Pinned());

        (report.Outcome, report.Steps.Last(s => s.Passed == false).Code).ShouldBe((Outcome.NotTrusted, "policy.log"));
    }

    /// <summary>A log of tickets, which no figure reads.</summary>
    private static CustomerLog OldLog(int leaves, int priority = 3)
    {
        var log = new CustomerLog(Old.Log.Customer, Old.Log.Key);
        for (var i = 0; i < leaves; i++)
        {
            log.Append("ticket.opened", new Evidence.Canonical.CanonicalObject { { "number", i }, { "priority", priority } }, Scenario.T0 - Scenario.Hour + i);
        }

        return log;
    }

    private static Hash256 RootOf(CustomerLog log, int size) => log.Tree.Root(size);

    /// <summary>A bundle of the successor that shows these leaves of the old log, under its signed head of a size.</summary>
    private static byte[] Over(CustomerLog log, Succession succession, IReadOnlyList<byte[]> left, int signed) =>
        Over(succession, left, new Checkpoint(Scenario.Origin, signed, RootOf(log, signed)).Sign(log.Key));

    private static byte[] Over(Succession succession, IReadOnlyList<byte[]> left, SignedNote head) => new Scenario(4, hours: 3, new ReportOptions
    {
        Key = new SigningKey(Second, Seed), Successions = [succession], Earlier = [(new BundlePart(IsHouse: false, 1), head, left)],
    }).Bundle();

    private static TrustPolicy Pinned() => TrustPolicy.OfLogs(Old.Log.Key.Verifier);

    /// <summary>Nothing of the old log is left but its head.</summary>
    private static Succession Succeeding(long lostFrom) => new(Old.Log.Head(), lostFrom, End);

    private static byte[] Bundle(string origin, Succession succession, SigningKey? key = null) => Bundle(origin, [succession], key);

    private static byte[] Bundle(string origin, IReadOnlyList<Succession> successions, SigningKey? key = null) =>
        new Scenario(4, hours: 3, new ReportOptions { Key = key ?? new SigningKey(origin, Seed), Successions = successions }).Bundle();

    private static string? Code(byte[] bundle)
    {
        var report = Verify(bundle, Pinned());
        report.Outcome.ShouldBe(Outcome.EvidenceAltered);
        return report.Steps.Last(s => s.Passed == false).Code;
    }

    private static VerificationReport Verify(byte[] zip, TrustPolicy? policy = null, IHeadMemory? memory = null) => BundleVerification.Run(
        zip, new VerificationOptions { Policy = policy, PolicyText = policy is null ? default : Encoding.UTF8.GetBytes($"log {policy.Logs[0]}\nquorum none\n"), Memory = memory });

    private sealed class MemoryOfLogs : IHeadMemory
    {
        private readonly Dictionary<string, RememberedLog> _logs = [];

        public RememberedLog? Recall(string origin) => _logs.GetValueOrDefault(origin);

        public void Remember(RememberedLog log) => _logs[log.Origin] = log;
    }
}
