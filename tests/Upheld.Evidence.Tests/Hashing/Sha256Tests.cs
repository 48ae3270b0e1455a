using CsCheck;

using Upheld.Evidence.Hashing;

namespace Upheld.Evidence.Tests.Hashing;

public sealed class Sha256Tests
{
    // FIPS 180-4 examples.
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    public void The_published_examples_hold(string text, string hash) => Sha256.Of(System.Text.Encoding.ASCII.GetBytes(text)).ToString().ShouldBe(hash);

    [Fact]
    public void The_managed_digest_gives_the_same_bytes_as_the_platform() =>
        Gen.Byte.Array[0, 300].Sample(data =>
        {
            var managed = new byte[32];
            Sha256.OfManaged(data, managed);
            new Hash256(managed).ShouldBe(Sha256.Of(data));
        });

    [Fact]
    public void A_hash_reads_its_own_texts_and_no_others()
    {
        var hash = Sha256.Of("abc"u8);

        Hash256.FromHex(hash.ToString()).ShouldBe(hash);
        Hash256.FromBase64(hash.ToBase64()).ShouldBe(hash);
        Hash256.TryFromHex(hash.ToString().ToUpperInvariant(), out _).ShouldBeFalse();
        Hash256.TryFromHex(hash.ToString()[1..], out _).ShouldBeFalse();
        Refusal.ShouldRefuse(() => Hash256.FromBase64(hash.ToBase64()[..^1]), "hash.malformed");
        Refusal.ShouldRefuse(() => Hash256.FromBase64(" " + hash.ToBase64()), "hash.malformed");
    }

    [Fact]
    public void Base_64_with_unused_bits_set_is_refused()
    {
        var text = Sha256.Of("abc"u8).ToBase64(); // ends in "0=": one of four spellings a lenient decoder takes

        text.ShouldEndWith("0=");
        Refusal.ShouldRefuse(() => Hash256.FromBase64(text[..^2] + "1="), "hash.malformed");
    }
}
