using CsCheck;
using Upheld.Kernel.Outbound.Names;

namespace Upheld.Kernel.Tests.Outbound;

public sealed class DnsMessageTests
{
    private static readonly byte[] Question = DnsMessage.Question(0x1234, "example.com", DnsRecordType.A, recurse: true);

    [Fact]
    public void A_question_has_the_bytes_of_RFC_1035()
    {
        Convert.ToHexStringLower(Question).ShouldBe(
            "1234" + "0120" + "0001000000000001" + "076578616d706c6503636f6d00" + "00010001" + "00002904d0000000000000");
    }

    [Fact]
    public void An_answer_with_compressed_names_is_read()
    {
        // www.example.com CNAME example.com (pointer), example.com A 192.0.2.7 (owner is a pointer to the CNAME's data).
        var message = DnsMessage.TryRead(Convert.FromHexString(
            "1234818000010002000000000377777707" + "6578616d706c6503636f6d0000010001"
            + "c00c000500010000003c0002c010"
            + "c010000100010000003c0004c0000207")).ShouldNotBeNull();

        message.Code.ShouldBe(DnsResponseCode.NoError);
        message.Answers.ShouldBe([
            new DnsRecord("www.example.com", DnsRecordType.CNAME, 60, "example.com"),
            new DnsRecord("example.com", DnsRecordType.A, 60, "192.0.2.7"),
        ]);
    }

    [Theory]
    [InlineData("12348180000000010000000" + "0c00c000100010000003c0004c0000207")] // a pointer to itself
    [InlineData("1234818000000001000000000161c00e000100010000003c0004c0000207")] // a pointer forward
    [InlineData("1234818000000001000000000161")] // ends inside a name
    [InlineData("12348180000000010000000001610000010001000000")] // ends inside a record
    [InlineData("1234818000000001000000000161000001000100000001000300c000020700")] // an address of three bytes
    [InlineData("1234")]
    public void Broken_messages_are_refused(string hex) => DnsMessage.TryRead(Convert.FromHexString(hex)).ShouldBeNull();

    [Fact]
    public void No_bytes_make_the_reader_throw_or_run_for_ever() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            DnsMessage.TryRead(bytes);
            DnsMessage.TryRead([0x12, 0x34, 0x81, 0x80, 0, 1, 0, 3, 0, 0, 0, 0, .. bytes]);
        });

    [Fact]
    public void Only_an_answer_to_this_question_counts()
    {
        byte[] answer = [.. Question[..^11]];
        answer[2] |= 0x80;
        DnsMessage.IsAnswer(answer, Question).ShouldBeTrue();

        byte[] otherId = [.. answer];
        otherId[0]++;
        DnsMessage.IsAnswer(otherId, Question).ShouldBeFalse();

        byte[] otherName = [.. answer];
        otherName[13] = (byte)'f';
        DnsMessage.IsAnswer(otherName, Question).ShouldBeFalse();

        DnsMessage.IsAnswer(Question[..^11], Question).ShouldBeFalse("a question is not an answer");
    }

    [Fact]
    public void A_servers_case_of_letters_does_not_matter()
    {
        byte[] answer = [.. Question[..^11]];
        answer[2] |= 0x80;
        answer[13] = (byte)'E';

        DnsMessage.IsAnswer(answer, Question).ShouldBeTrue();
    }
}
