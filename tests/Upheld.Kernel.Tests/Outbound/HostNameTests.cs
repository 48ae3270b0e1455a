using System.Net;
using Upheld.Kernel.Outbound;

namespace Upheld.Kernel.Tests.Outbound;

public sealed class HostNameTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7F.0.0.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("017700000001")]
    [InlineData("127.1")]
    [InlineData("127.0.1")]
    [InlineData("127.0.0.1.")]
    [InlineData("１２７.０.０.１")]
    [InlineData("127。0。0。1")]
    [InlineData("①②⑦.0.0.1")]
    public void Each_way_to_write_an_address_is_that_address(string text)
    {
        HostName.TryParse(text, out var host).ShouldBeTrue();

        host.Address.ShouldBe(IPAddress.Loopback);
    }

    [Theory]
    [InlineData("[::1]", "::1")]
    [InlineData("::1", "::1")]
    [InlineData("[::ffff:127.0.0.1]", "::ffff:127.0.0.1")]
    public void An_IPv6_address_may_stand_in_brackets(string text, string address)
    {
        HostName.TryParse(text, out var host).ShouldBeTrue();

        host.Address.ShouldBe(IPAddress.Parse(address));
    }

    [Theory]
    [InlineData("Example.COM.", "example.com")]
    [InlineData("例え.jp", "xn--r8jz45g.jp")]
    [InlineData("ＥＸＡＭＰＬＥ.com", "example.com")]
    [InlineData("_dmarc.example.com", "_dmarc.example.com")]
    [InlineData("localhost", "localhost")]
    public void A_name_has_one_form(string text, string name)
    {
        HostName.TryParse(text, out var host).ShouldBeTrue();

        host.Ascii.ShouldBe(name);
        host.Address.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData(".")]
    [InlineData("a..b")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a@b")]
    [InlineData("a%00b")]
    [InlineData("[example.com]")]
    [InlineData("256.256.256.256")]
    [InlineData("1.2.3.4.5")]
    [InlineData("example.0x7f")]
    [InlineData("foo.1")]
    [InlineData("a\r\nb")]
    public void What_is_neither_name_nor_address_is_refused(string? text) => HostName.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_label_longer_than_63_characters_is_refused() => HostName.TryParse(new string('a', 64) + ".com", out _).ShouldBeFalse();
}
