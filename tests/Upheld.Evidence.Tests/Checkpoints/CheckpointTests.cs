using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Notes;

namespace Upheld.Evidence.Tests.Checkpoints;

public sealed class CheckpointTests
{
    // The example of C2SP tlog-checkpoint.
    private const string Text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

    [Fact]
    public void The_example_of_the_standard_reads()
    {
        var checkpoint = Checkpoint.Parse(Text);

        checkpoint.Origin.ShouldBe("example.com/behind-the-sofa");
        checkpoint.Size.ShouldBe(20_852_163);
        checkpoint.Root.ToBase64().ShouldBe("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
        checkpoint.ToText().ShouldBe(Text);
    }

    [Fact]
    public void Extension_lines_are_kept() => Checkpoint.Parse(Text + "more\n").ToText().ShouldBe(Text + "more\n");

    [Theory]
    [InlineData("example.com\n1\n")]
    [InlineData("example.com\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("example.com\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("example.com\n99999999999999999999\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData(Text + "\nmore\n")]
    [InlineData("example.com\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")]
    public void Malformed_checkpoints_are_refused(string text) => Refusal.ShouldRefuse(() => Checkpoint.Parse(text), "checkpoint.malformed");

    [Fact]
    public void A_signed_head_is_three_lines_and_a_signature()
    {
        var key = new SigningKey("status.example.com/house/log", new byte[32]);
        var note = new Checkpoint("status.example.com/house/log", 0, Sha256.Of([])).Sign(key);

        note.Text.ShouldBe("status.example.com/house/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
        note.Verify([key.Verifier]).Count.ShouldBe(1);
        SignedNote.Parse(note.ToBytes()).ShouldBe(note);
    }
}
