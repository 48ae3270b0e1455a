using Upheld.Evidence.Canonical;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Keys;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Notes;

namespace Upheld.Evidence.Tests.Keys;

public sealed class KeyChainTests
{
    private const string Origin = "status.example.com/c/a/log";

    private static readonly SigningKey First = new(Origin, Seed(1));
    private static readonly SigningKey Second = new(Origin, Seed(2));
    private static readonly SigningKey Stranger = new(Origin, Seed(3));

    [Fact]
    public void A_new_key_counts_once_an_old_one_vouches_for_it()
    {
        var chain = new KeyChain(Origin, [First.Verifier]);

        chain.Read(10, Add(KeyAddition.Of(First, Origin, Second.Verifier)));

        chain.For(11).ShouldBe([First.Verifier, Second.Verifier]);
    }

    [Fact]
    public void A_retired_key_signs_no_head_that_holds_its_retirement()
    {
        var chain = new KeyChain(Origin, [First.Verifier]);
        chain.Read(10, Add(KeyAddition.Of(First, Origin, Second.Verifier)));

        chain.Read(20, LeafOf(LeafTypes.KeyRetire, KeyChain.Retirement(First.Verifier)));

        chain.For(20).ShouldBe([First.Verifier, Second.Verifier]);
        chain.For(21).ShouldBe([Second.Verifier]);
    }

    [Fact]
    public void Nobody_vouches_for_himself_or_after_retirement_or_for_another_log()
    {
        var chain = new KeyChain(Origin, [First.Verifier]);

        Refusal.ShouldRefuse(() => chain.Read(1, Add(KeyAddition.Of(Stranger, Origin, Stranger.Verifier))), "key.addition");
        Refusal.ShouldRefuse(() => chain.Read(1, Add(KeyAddition.Of(First, "elsewhere/log", Second.Verifier))), "key.addition");
        chain.Read(2, LeafOf(LeafTypes.KeyRetire, KeyChain.Retirement(First.Verifier)));
        Refusal.ShouldRefuse(() => chain.Read(3, Add(KeyAddition.Of(First, Origin, Second.Verifier))), "key.addition");
    }

    [Fact]
    public void Other_leaves_and_other_logs_keys_do_not_matter()
    {
        var chain = new KeyChain(Origin, [First.Verifier, new SigningKey("elsewhere/log", Seed(9)).Verifier]);

        chain.Read(0, LeafOf("heartbeat", []));

        chain.For(1).ShouldBe([First.Verifier]);
    }

    [Fact]
    public void A_successor_names_the_old_head_and_what_was_lost()
    {
        var head = new Checkpoint("old.example/log", 100, Sha256.Of("root"u8)).Sign(First);
        var root = Sha256.Of("left"u8);
        var succession = new Succession(head, 90, 100) { KeptRoot = root };

        var read = Succession.Of(LeafOf(LeafTypes.Successor, succession.ToFacts()));

        read.ShouldNotBeNull();
        read.Checkpoint.Size.ShouldBe(100);
        (read.LostFrom, read.LostTo).ShouldBe((90, 100));
        (read.IsKept(90, root), read.IsKept(89, root), read.IsKept(90, default)).ShouldBe((true, false, false));
        new Succession(head, 100, 100).IsKept(100, Sha256.Of("root"u8)).ShouldBeTrue(); // nothing is lost: the head says it
        Succession.Of(LeafOf("heartbeat", [])).ShouldBeNull();
        Refusal.ShouldRefuse(() => Succession.Parse(new Succession(head, 90, 99).ToFacts()), "succession.range");
        foreach (var wrong in new[] { new Succession(head, 90, 100), new Succession(head, 0, 100) { KeptRoot = root }, new Succession(head, 100, 100) { KeptRoot = root } })
        {
            Refusal.ShouldRefuse(() => Succession.Parse(wrong.ToFacts()), "succession.kept");
        }
    }

    private static Leaf Add(KeyAddition addition) => LeafOf(LeafTypes.KeyAdd, addition.ToFacts());

    private static Leaf LeafOf(string type, CanonicalObject facts) =>
        Leaf.Parse(new Leaf { Type = type, Customer = "house", Source = "ledger", At = 0, RecordedAt = 0, Facts = facts }.ToBytes());

    private static byte[] Seed(int n) => [.. Enumerable.Repeat((byte)n, 32)];
}
