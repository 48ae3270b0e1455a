using System.Text;

using CsCheck;

using Upheld.Evidence.Notes;

namespace Upheld.Evidence.Tests.Notes;

public sealed class SignedNoteTests
{
    // The example of the reference implementation (golang.org/x/mod/sumdb/note).
    private const string PeterPrivate = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private const string Peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private const string Enoch = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    private const string PeterLine = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private const string EnochLine = "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    private const string Text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";

    [Fact]
    public void The_reference_key_signs_the_reference_text_as_the_reference_does()
    {
        var key = SigningKey.Import(PeterPrivate);

        new SignedNote(Text, key.Sign(Text)).ToString().ShouldBe(Text + "\n" + PeterLine);
        key.Verifier.ToString().ShouldBe(Peter);
        key.Export().ShouldBe(PeterPrivate);
        key.ToString().ShouldBe(Peter);
    }

    [Fact]
    public void A_key_under_another_name_is_the_key_of_the_same_seed_and_that_name()
    {
        var seed = Enumerable.Range(0, SigningKey.SeedLength).Select(i => (byte)i).ToArray();
        var (named, made) = (new SigningKey("first", seed).Named("second"), new SigningKey("second", seed));

        named.Export().ShouldBe(made.Export());
        new SignedNote(Text, named.Sign(Text)).ToString().ShouldBe(new SignedNote(Text, made.Sign(Text)).ToString());
        new SignedNote(Text, named.Sign(Text)).Verify([made.Verifier]).Count.ShouldBe(1);
        Refusal.ShouldRefuse(() => made.Named("two words"), "key.name");
    }

    [Fact]
    public void Known_signatures_are_verified_and_unknown_ones_ignored()
    {
        var note = SignedNote.Parse(Text + "\n" + PeterLine + EnochLine);

        note.Text.ShouldBe(Text);
        note.Verify([VerifierKey.Parse(Peter)]).Select(s => s.Key.Name).ShouldBe(["PeterNeumann"]);
        note.Verify([VerifierKey.Parse(Peter), VerifierKey.Parse(Enoch)]).Select(s => s.Key.Name).ShouldBe(["PeterNeumann", "EnochRoot"]);
        Refusal.ShouldRefuse(() => note.Verify([]), "note.unsigned");
    }

    [Fact]
    public void A_bad_signature_of_a_known_key_refuses_the_whole_note()
    {
        var forged = SignedNote.Parse((Text + "\n" + PeterLine + EnochLine).Replace("EnochRoot rwz+eBzm", "EnochRoot rwz+eBzn", StringComparison.Ordinal));

        forged.Verify([VerifierKey.Parse(Peter)]).Count.ShouldBe(1);
        Refusal.ShouldRefuse(() => forged.Verify([VerifierKey.Parse(Peter), VerifierKey.Parse(Enoch)]), "note.bad_signature");
    }

    [Fact]
    public void A_name_or_an_id_alone_does_not_make_a_known_key()
    {
        var renamed = SignedNote.Parse(Text + "\n" + PeterLine.Replace("PeterNeumann", "PeterNeuman", StringComparison.Ordinal));

        Refusal.ShouldRefuse(() => renamed.Verify([VerifierKey.Parse(Peter)]), "note.unsigned");
    }

    [Fact]
    public void Mangled_verifier_keys_are_refused()
    {
        for (var i = 0; i <= Peter.Length; i++)
        {
            for (var j = i + 1; j <= Peter.Length; j++)
            {
                if (i != 0 || j != Peter.Length)
                {
                    Should.Throw<EvidenceException>(() => VerifierKey.Parse(Peter[i..j]));
                }
            }
        }

        for (var i = 0; i < Peter.Length; i++)
        {
            Should.Throw<EvidenceException>(() => VerifierKey.Parse(Peter[..i] + (char)(Peter[i] + 1) + Peter[(i + 1)..]));
        }

        // Of the wrong length and of an unknown algorithm, each with the id that fits it.
        Should.Throw<EvidenceException>(() => VerifierKey.Parse("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=="));
        Refusal.ShouldRefuse(() => VerifierKey.Parse("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"), "key.type");
    }

    [Fact]
    public void Mangled_private_keys_are_refused()
    {
        for (var i = 0; i < PeterPrivate.Length; i++)
        {
            Should.Throw<EvidenceException>(() => SigningKey.Import(PeterPrivate[..i] + (char)(PeterPrivate[i] + 1) + PeterPrivate[(i + 1)..]));
            Should.Throw<EvidenceException>(() => SigningKey.Import(PeterPrivate[i..^1]));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(Text)]
    [InlineData(Text + "\n")]
    [InlineData("\u0001" + Text + "\n" + PeterLine)]
    [InlineData(Text + "\n— Bad Name x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n")]
    [InlineData(Text + "\n" + PeterLine + "Unexpected line.\n")]
    [InlineData(Text + "\n- PeterNeumann x08go/ZJkuBS9UG/\n")]
    [InlineData(Text + "\n— PeterNeumann x08g\n")]
    [InlineData(Text + "\n— PeterNeumann x08go_ZJ\n")]
    [InlineData(Text + "\n— PeterNeumann  x08go/ZJ\n")]
    [InlineData(Text + "\n— Peter+Neumann x08go/ZJ\n")]
    [InlineData("no newline\n\n" + "— PeterNeumann x08go/ZJ")]
    public void Malformed_notes_are_refused(string note) => Refusal.ShouldRefuse(() => SignedNote.Parse(note), "note.malformed");

    [Fact]
    public void Bytes_that_are_no_utf_8_are_refused() =>
        Refusal.ShouldRefuse(() => SignedNote.Parse([0xff, .. Encoding.UTF8.GetBytes(Text + "\n" + PeterLine)]), "note.malformed");

    [Fact]
    public void A_hundred_signatures_are_read_and_no_more()
    {
        SignedNote.Parse(Text + "\n" + string.Concat(Enumerable.Repeat(PeterLine, 100))).Signatures.Count.ShouldBe(100);
        Refusal.ShouldRefuse(() => SignedNote.Parse(Text + "\n" + string.Concat(Enumerable.Repeat(PeterLine, 101))), "note.malformed");
    }

    [Fact]
    public void A_new_signature_replaces_the_one_of_the_same_key()
    {
        var key = SigningKey.Import(PeterPrivate);
        var note = SignedNote.Parse(Text + "\n" + PeterLine + EnochLine).With(key.Sign(Text));

        note.ToString().ShouldBe(Text + "\n" + EnochLine + PeterLine);
    }

    [Fact]
    public void Any_flipped_bit_of_a_signed_note_is_noticed()
    {
        var key = VerifierKey.Parse(Peter);
        var bytes = Encoding.UTF8.GetBytes(Text + "\n" + PeterLine);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<EvidenceException>(() => SignedNote.Parse(changed).Verify([key]), $"bit {bit}");
        }
    }

    // RFC 8032, 7.1: tests 1 to 3.
    [Theory]
    [InlineData(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData(
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData(
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public void The_published_ed25519_vectors_hold(string seed, string publicKey, string message, string signature)
    {
        var key = new SigningKey("test", Convert.FromHexString(seed));
        var bytes = Convert.FromHexString(message);

        Convert.ToHexStringLower(key.Verifier.PublicKey.Span).ShouldBe(publicKey);
        Convert.ToHexStringLower(key.Sign(bytes)).ShouldBe(signature);
        key.Verifier.Verify(bytes, Convert.FromHexString(signature)).ShouldBeTrue();
    }

    [Fact]
    public void A_cosignature_holds_for_its_time_only()
    {
        const string Head = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
        var witness = new SigningKey("witness.example.com/w1", new byte[32], SignatureType.Cosignature);
        var signature = witness.Cosign(Head, 1_679_315_147);

        new SignedNote(Head, signature).Verify([witness.Verifier])[0].WitnessedAt.ShouldBe(1_679_315_147);

        var later = signature.Signature.ToArray();
        later[7]++;
        witness.Verifier.Verify(Head, signature with { Signature = later }).ShouldBeFalse();
        witness.Verifier.Verify(Head, signature with { Signature = signature.Signature[8..] }).ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => witness.Sign(Head));
        VerifierKey.Parse(witness.Verifier.ToString()).ShouldBe(witness.Verifier);
    }

    [Fact]
    public void Every_seed_gives_a_key_that_comes_back_from_its_text() =>
        Gen.Byte.Array[32].Sample(seed => SigningKey.Import(new SigningKey("log", seed).Export()).Verifier.ShouldBe(new SigningKey("log", seed).Verifier), iter: 50);
}
