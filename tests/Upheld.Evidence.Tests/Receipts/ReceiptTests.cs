using System.Text;

using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Policies;
using Upheld.Evidence.Receipts;

namespace Upheld.Evidence.Tests.Receipts;

public sealed class ReceiptTests
{
    private const string Origin = "status.example.com/c/a/log";

    private static readonly SigningKey Key = new(Origin, new byte[32]);
    private static readonly byte[][] Leaves = [.. Enumerable.Range(0, 100).Select(i => Encoding.ASCII.GetBytes($"leaf {i}"))];

    [Fact]
    public void A_receipt_is_the_text_that_the_standard_describes()
    {
        var tree = Tree();
        var head = new Checkpoint(Origin, 3, tree.Root(3)).Sign(Key);

        var text = Receipt.Of(tree, 2, Leaves[2], head).ToText();

        text.ShouldBe(
            $"c2sp.org/tlog-proof@v1\nextra {Convert.ToBase64String(Leaves[2])}\nindex 2\n{tree.Root(2).ToBase64()}\n\n"
            + $"{Origin}\n3\n{tree.Root(3).ToBase64()}\n\n{head.Signatures[0]}\n");
    }

    [Fact]
    public void Every_leaf_has_a_receipt_that_verifies_offline()
    {
        var policy = TrustPolicy.OfLogs(Key.Verifier);
        for (var index = 0; index < Leaves.Length; index++)
        {
            var receipt = Receipt.Parse(ReceiptOf(index).ToText());

            receipt.Index.ShouldBe(index);
            receipt.Extra!.Value.ToArray().ShouldBe(Leaves[index]);
            receipt.Verify(Leaves[index], policy).Checkpoint.Size.ShouldBe(100);
            Refusal.ShouldRefuse(() => receipt.Verify(Leaves[(index + 1) % 100], policy), "receipt.wrong_leaf");
        }
    }

    [Fact]
    public void A_receipt_without_extra_data_or_path_reads()
    {
        var tree = new MemoryTree();
        tree.Append(TreeHash.Leaf(Leaves[0]));
        var head = new Checkpoint(Origin, 1, tree.Root()).Sign(Key);
        var receipt = new Receipt(0, [], head);

        var text = receipt.ToText();

        text.ShouldStartWith("c2sp.org/tlog-proof@v1\nindex 0\n\nstatus");
        Receipt.Parse(text).Verify(Leaves[0], TrustPolicy.OfLogs(Key.Verifier)).Checkpoint.Size.ShouldBe(1);
    }

    [Fact]
    public void Any_flipped_bit_of_a_receipt_is_noticed()
    {
        var policy = TrustPolicy.OfLogs(Key.Verifier);
        var bytes = Encoding.UTF8.GetBytes(ReceiptOf(37).ToText());
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<EvidenceException>(
                () =>
                {
                    var receipt = Receipt.Parse(changed);
                    receipt.Verify(receipt.Extra is { } extra ? extra.Span : Leaves[37], policy);
                },
                $"bit {bit}");
        }
    }

    [Fact]
    public void No_receipt_is_made_for_a_leaf_that_does_not_stand_there()
    {
        var head = new Checkpoint(Origin, 100, Tree().Root()).Sign(Key);

        Refusal.ShouldRefuse(() => Receipt.Of(Tree(), 3, Leaves[4], head), "receipt.wrong_leaf");
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 00\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex -1\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra ?\nindex 0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\n\nindex 0\n\n")]
    public void Malformed_receipts_are_refused(string start) =>
        Refusal.ShouldRefuse(() => Receipt.Parse(start + new Checkpoint(Origin, 1, TreeHash.Empty).Sign(Key)), "receipt.malformed");

    private static Receipt ReceiptOf(int index) => Receipt.Of(Tree(), index, Leaves[index], new Checkpoint(Origin, 100, Tree().Root()).Sign(Key));

    private static MemoryTree Tree()
    {
        var tree = new MemoryTree();
        foreach (var leaf in Leaves)
        {
            tree.Append(TreeHash.Leaf(leaf));
        }

        return tree;
    }
}
