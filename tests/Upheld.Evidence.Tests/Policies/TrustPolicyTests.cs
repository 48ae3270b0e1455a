using System.Text;

using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Policies;

namespace Upheld.Evidence.Tests.Policies;

public sealed class TrustPolicyTests
{
    private const string Origin = "status.example.com/c/a/log";

    private static readonly SigningKey Log = new(Origin, Seed(1));
    private static readonly SigningKey[] Witnesses = [.. Enumerable.Range(0, 6).Select(i => new SigningKey($"w{i}.example", Seed(10 + i), SignatureType.Cosignature))];

    // The shape of the example in C2SP tlog-policy.
    private static readonly string TwoLevels = $"""
        # who is trusted
        log {Log.Verifier}

        witness X1 {Witnesses[0].Verifier}
        witness X2 {Witnesses[1].Verifier}
          witness	X3 {Witnesses[2].Verifier} https://x3.example/
        group X-witnesses 2 X1 X2 X3
        witness Y1 {Witnesses[3].Verifier}
        witness Y2 {Witnesses[4].Verifier}
        witness Y3 {Witnesses[5].Verifier}
        group Y-witnesses any Y1 Y2 Y3
        group X-and-Y all X-witnesses Y-witnesses
        quorum X-and-Y

        """;

    [Theory]
    [InlineData(new[] { 0, 1, 3 }, true)]
    [InlineData(new[] { 1, 2, 5 }, true)]
    [InlineData(new[] { 0, 1, 2, 3, 4, 5 }, true)]
    [InlineData(new[] { 0, 3, 4, 5 }, false)]
    [InlineData(new[] { 0, 1, 2 }, false)]
    [InlineData(new int[0], false)]
    public void The_quorum_is_counted_through_the_groups(int[] seen, bool isMet)
    {
        var policy = TrustPolicy.Parse(Encoding.UTF8.GetBytes(TwoLevels));
        var head = Head();
        foreach (var i in seen)
        {
            head = head.With(Witnesses[i].Cosign(head.Text, 1_700_000_000));
        }

        policy.NeedsWitnesses.ShouldBeTrue();
        if (isMet)
        {
            policy.Check(head).IsWitnessed.ShouldBeTrue();
        }
        else
        {
            Refusal.ShouldRefuse(() => policy.Check(head), "policy.quorum");
        }
    }

    [Fact]
    public void Without_a_quorum_a_head_is_trusted_but_unwitnessed()
    {
        var policy = TrustPolicy.Parse(Encoding.UTF8.GetBytes($"log {Log.Verifier}\nquorum none\n"));

        policy.Check(Head()).IsWitnessed.ShouldBeFalse();
        TrustPolicy.OfLogs(Log.Verifier).Check(Head()).Checkpoint.Size.ShouldBe(7);
    }

    [Fact]
    public void A_head_of_another_log_or_another_key_is_not_trusted()
    {
        var other = new SigningKey(Origin, Seed(2));
        var elsewhere = new SigningKey("elsewhere.example/log", Seed(1));

        Refusal.ShouldRefuse(() => TrustPolicy.OfLogs(other.Verifier).Check(Head()), "policy.log");
        Refusal.ShouldRefuse(() => TrustPolicy.OfLogs(elsewhere.Verifier).Check(new Checkpoint(Origin, 7, Sha256.Of([])).Sign(elsewhere)), "policy.log");
        TrustPolicy.OfLogs(other.Verifier).WithLogs([Log.Verifier]).Check(Head()).Signatures.Count.ShouldBe(1);
    }

    [Fact]
    public void A_forged_signature_of_the_log_is_refused()
    {
        var head = Head();
        var forged = new SignedNote(head.Text, head.Signatures[0] with { Signature = new byte[64] });

        Refusal.ShouldRefuse(() => TrustPolicy.OfLogs(Log.Verifier).Check(forged), "note.bad_signature");
    }

    [Theory]
    [InlineData("quorum none")]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("quorum none\nquorum none\n")]
    [InlineData("quorum missing\n")]
    [InlineData("group none any X\nquorum none\n")]
    [InlineData("group g any\nquorum none\n")]
    [InlineData("group g 0 X\nquorum none\n")]
    [InlineData("log nonsense\nquorum none\n")]
    [InlineData("log a b c d\nquorum none\n")]
    [InlineData("trust everybody\nquorum none\n")]
    [InlineData("quorum none\r\n")]
    public void Malformed_policies_are_refused(string text) => Refusal.ShouldRefuse(() => TrustPolicy.Parse(Encoding.UTF8.GetBytes(text)), "policy.malformed");

    [Theory]
    [InlineData("witness X1", "witness X2")] // a name twice
    [InlineData("2 X1 X2 X3", "4 X1 X2 X3")] // more than there are
    [InlineData("any Y1 Y2 Y3", "any Y1 Y2 X1")] // a member of two groups
    [InlineData("quorum X-and-Y", "quorum x-and-y")]
    public void A_spoiled_policy_is_refused(string part, string replacement)
    {
        TwoLevels.ShouldContain(part);

        Refusal.ShouldRefuse(() => TrustPolicy.Parse(Encoding.UTF8.GetBytes(TwoLevels.Replace(part, replacement, StringComparison.Ordinal))), "policy.malformed");
    }

    [Fact]
    public void A_log_s_key_is_no_witness_and_a_key_stands_once()
    {
        Refusal.ShouldRefuse(() => TrustPolicy.Parse(Encoding.UTF8.GetBytes($"witness X {Log.Verifier}\nquorum X\n")), "policy.malformed");
        Refusal.ShouldRefuse(() => TrustPolicy.Parse(Encoding.UTF8.GetBytes($"log {Log.Verifier}\nlog {Log.Verifier}\nquorum none\n")), "policy.malformed");
    }

    private static SignedNote Head() => new Checkpoint(Origin, 7, Sha256.Of("root"u8)).Sign(Log);

    private static byte[] Seed(int n) => [.. Enumerable.Repeat((byte)n, 32)];
}
