using System.Text;

using Upheld.Evidence.Canonical;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Leaves;

namespace Upheld.Evidence.Tests.Leaves;

public sealed class LeafTests
{
    private const string Customer = "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

    private static Leaf Heartbeat => new()
    {
        Type = "heartbeat",
        Customer = Leaf.House,
        Source = "ledger",
        At = 1_791_538_200_000,
        RecordedAt = 1_791_538_200_123,
        Facts = new CanonicalObject { { "size", 7 } },
    };

    [Fact]
    public void The_bytes_are_the_canonical_envelope()
    {
        Encoding.UTF8.GetString(Heartbeat.ToBytes()).ShouldBe(
            """{"b":null,"c":"house","f":{"size":7},"p":null,"rt":"2026-10-09T09:30:00.123Z","s":"ledger","t":"heartbeat","ts":"2026-10-09T09:30:00.000Z","v":1}""");
    }

    [Fact]
    public void A_batch_also_has_its_slot_and_its_root()
    {
        var root = Sha256.Of("records"u8);
        var leaf = Heartbeat with { Type = "sample.batch", Customer = Customer, Slot = 41, InnerRoot = root };

        Encoding.UTF8.GetString(leaf.ToBytes()).ShouldStartWith($$"""{"b":"{{root}}","c":"{{Customer}}","f":""");
        Encoding.UTF8.GetString(leaf.ToBytes()).ShouldContain("\"p\":null,\"q\":41,\"rt\":");
        Leaf.Parse(leaf.ToBytes()).ShouldBe(leaf);
    }

    [Fact]
    public void A_leaf_comes_back_from_its_bytes()
    {
        var leaf = Heartbeat with { Personal = PersonalCommitment.Of(new byte[32], "Li Na"u8) };

        Leaf.Parse(leaf.ToBytes()).ShouldBe(leaf);
    }

    [Theory]
    [InlineData("\"v\":1", "\"v\":2", "leaf.version")]
    [InlineData("\"size\":7", "\"size\":7.5", "leaf.not_integer")]
    [InlineData("\"size\":7", "\"size\":null", "leaf.null")]
    [InlineData("\"size\":7", "\"size\":[{\"a\":null}]", "leaf.null")]
    [InlineData("\"p\":null", "\"p\":\"abc\"", "leaf.hash")]
    [InlineData("\"p\":null,", "", "leaf.hash")]
    [InlineData("\"c\":\"house\"", "\"c\":null", "leaf.field")]
    [InlineData("\"s\":\"ledger\",", "", "leaf.field")]
    [InlineData("\"v\":1", "\"v\":1,\"x\":1", "leaf.unknown_field")]
    [InlineData("09:30:00.000Z", "09:30:00Z", "leaf.time")]
    [InlineData("09:30:00.000Z", "25:30:00.000Z", "leaf.time")]
    [InlineData("09:30:00.000Z", "09:30:00.000+00:00", "leaf.time")]
    [InlineData("\"t\":\"heartbeat\"", "\"t\":\"Heartbeat\"", "leaf.type")]
    [InlineData("{\"b\"", "{ \"b\"", "leaf.not_canonical")]
    public void Anything_else_is_refused(string part, string replacement, string code)
    {
        var text = Encoding.UTF8.GetString(Heartbeat.ToBytes());
        text.ShouldContain(part);

        Refusal.ShouldRefuse(() => Leaf.Parse(Encoding.UTF8.GetBytes(text.Replace(part, replacement, StringComparison.Ordinal))), code);
    }

    [Fact]
    public void A_leaf_keeps_to_two_kibibytes_unless_its_type_asks_for_more()
    {
        var large = Heartbeat with { Facts = new CanonicalObject { { "text", new string('x', Leaf.RuleSize) } } };
        var tooLarge = Heartbeat with { Facts = new CanonicalObject { { "text", new string('x', Leaf.LargestSize) } } };

        Refusal.ShouldRefuse(() => large.ToBytes(), "leaf.too_large");
        Leaf.Parse(large.ToBytes(Leaf.LargestSize)).ShouldBe(large);
        Refusal.ShouldRefuse(() => tooLarge.ToBytes(int.MaxValue), "leaf.too_large");
        Refusal.ShouldRefuse(() => Leaf.Parse(new byte[Leaf.LargestSize + 1]), "leaf.too_large");
    }

    [Theory]
    [InlineData(0, "1970-01-01T00:00:00.000Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999Z")]
    [InlineData(1_709_164_800_001, "2024-02-29T00:00:00.001Z")]
    [InlineData(253_402_300_799_999, "9999-12-31T23:59:59.999Z")]
    public void Instants_have_one_text(long milliseconds, string text)
    {
        LeafTime.ToText(milliseconds).ShouldBe(text);
        LeafTime.Parse(text).ShouldBe(milliseconds);
    }

    [Fact]
    public void An_instant_beyond_the_calendar_is_refused() => Refusal.ShouldRefuse(() => LeafTime.ToText(253_402_300_800_000), "leaf.time");

    [Fact]
    public void A_commitment_opens_to_its_text_under_its_salt_only()
    {
        byte[] salt = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        var commitment = PersonalCommitment.Of(salt, "Li Na"u8);

        // printf 'upheld/p1' … | sha256sum
        commitment.ShouldBe(Sha256.Of([.. "upheld/p1"u8, .. salt, .. "Li Na"u8]));
        PersonalCommitment.Opens(commitment, salt, "Li Na"u8).ShouldBeTrue();
        PersonalCommitment.Opens(commitment, salt, "Li N"u8).ShouldBeFalse();
        PersonalCommitment.Opens(commitment, new byte[32], "Li Na"u8).ShouldBeFalse();
        PersonalCommitment.Opens(commitment, [], "Li Na"u8).ShouldBeFalse();
    }
}
