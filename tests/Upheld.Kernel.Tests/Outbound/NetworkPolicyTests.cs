using System.Buffers.Binary;
using System.Net;
using CsCheck;
using Upheld.Kernel.Outbound;
using Upheld.Kernel.Outbound.Policy;

namespace Upheld.Kernel.Tests.Outbound;

public sealed class NetworkPolicyTests
{
    private static readonly NetworkPolicy Everything = Policy("allow: [ { networks: [ 0.0.0.0/0, \"::/0\" ] } ]");

    [Theory]
    [InlineData("127.0.0.1", "loopback")]
    [InlineData("127.255.255.254", "loopback")]
    [InlineData("10.0.0.1", "private")]
    [InlineData("172.16.0.1", "private")]
    [InlineData("172.31.255.255", "private")]
    [InlineData("192.168.1.1", "private")]
    [InlineData("169.254.1.1", "link-local")]
    [InlineData("100.64.0.1", "carrier-grade NAT")]
    [InlineData("100.127.255.255", "carrier-grade NAT")]
    [InlineData("224.0.0.1", "multicast")]
    [InlineData("239.255.255.255", "multicast")]
    [InlineData("255.255.255.255", "reserved")]
    [InlineData("240.0.0.1", "reserved")]
    [InlineData("0.0.0.0", "unspecified")]
    [InlineData("0.1.2.3", "unspecified")]
    [InlineData("192.0.2.1", "documentation")]
    [InlineData("198.18.0.1", "benchmarking")]
    [InlineData("::", "unspecified")]
    [InlineData("::1", "loopback")]
    [InlineData("fe80::1", "link-local")]
    [InlineData("fc00::1", "unique local")]
    [InlineData("fdff::1", "unique local")]
    [InlineData("ff02::1", "multicast")]
    [InlineData("2001:db8::1", "documentation")]
    [InlineData("2001::1", "Teredo")]
    [InlineData("2002:808:808::1", "6to4")]
    [InlineData("::ffff:10.0.0.1", "private")]
    [InlineData("64:ff9b::10.0.0.1", "private")]
    [InlineData("64:ff9b:1::8.8.8.8", "local NAT64")]
    [InlineData("4000::1", "reserved")]
    public void Special_networks_are_denied_by_default_and_named(string address, string name)
    {
        var error = NetworkPolicy.Default.Check(IPAddress.Parse(address), 80, "http");

        error.ShouldNotBeNull().Code.ShouldBe("outbound.denied");
        error.Message.ShouldContain(name);
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("11.0.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700::1111")]
    [InlineData("64:ff9b::8.8.8.8")]
    [InlineData("::ffff:8.8.8.8")]
    public void The_public_Internet_is_open_by_default(string address) =>
        NetworkPolicy.Default.Check(IPAddress.Parse(address), 443, "https").ShouldBeNull();

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("169.254.170.2")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("192.0.0.192")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fd20:ce::254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::169.254.169.254")]
    [InlineData("::ffff:0:169.254.169.254")]
    [InlineData("64:ff9b::169.254.169.254")]
    [InlineData("64:ff9b:1::169.254.169.254")]
    [InlineData("64:ff9b:1:a9fe:a9:fe00::")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("2001:0:a9fe:a9fe::1")]
    [InlineData("2001:0:808:808:0:0:5601:5601")]
    [InlineData("2001:470::5efe:169.254.169.254")]
    [InlineData("2001:470::200:5efe:a9fe:a9fe")]
    public void Metadata_addresses_are_denied_in_every_form_even_when_everything_is_allowed(string address)
    {
        var error = Everything.Check(IPAddress.Parse(address), 80, "http");

        error.ShouldNotBeNull().Code.ShouldBe("outbound.denied");
        error.Message.ShouldContain("always denied");
    }

    [Fact]
    public void An_address_that_is_denied_stays_denied_in_every_transition_form() =>
        Gen.UInt.Sample(bits =>
        {
            var v4 = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(v4, bits);
            if (NetworkPolicy.Default.Check(new IPAddress(v4), 80, "http") is null)
            {
                return;
            }

            foreach (var form in Forms(v4))
            {
                NetworkPolicy.Default.Check(new IPAddress(form), 80, "http").ShouldNotBeNull(new IPAddress(form).ToString());
            }
        });

    [Fact]
    public void An_allowed_network_is_open_for_its_ports_and_schemes_only()
    {
        var policy = Policy("allow: [ { networks: [ 10.1.0.0/16 ], ports: [ 443, 8000-8010 ], schemes: [ https ] } ]");

        policy.Check(IPAddress.Parse("10.1.2.3"), 443, "https").ShouldBeNull();
        policy.Check(IPAddress.Parse("10.1.2.3"), 8010, "https").ShouldBeNull();
        policy.Check(IPAddress.Parse("64:ff9b::10.1.2.3"), 443, "https").ShouldBeNull();
        policy.Check(IPAddress.Parse("10.1.2.3"), 8011, "https").ShouldNotBeNull();
        policy.Check(IPAddress.Parse("10.1.2.3"), 443, "tcp").ShouldNotBeNull();
        policy.Check(IPAddress.Parse("10.2.2.3"), 443, "https").ShouldNotBeNull();
    }

    [Fact]
    public void The_entry_that_the_error_proposes_opens_exactly_what_was_denied()
    {
        var address = IPAddress.Parse("10.1.2.3");
        var message = NetworkPolicy.Default.Check(address, 5432, "tcp").ShouldNotBeNull().Message;

        var policy = Policy(message[message.IndexOf("allow:", StringComparison.Ordinal)..]);

        policy.Check(address, 5432, "tcp").ShouldBeNull();
        policy.Check(address, 5433, "tcp").ShouldNotBeNull();
        policy.Check(IPAddress.Parse("10.1.2.4"), 5432, "tcp").ShouldNotBeNull();
    }

    [Fact]
    public void Deny_wins_over_allow()
    {
        var policy = Policy("allow: [ { networks: [ 10.0.0.0/8 ] } ]\ndeny: [ { networks: [ 10.9.0.0/16 ] }, { networks: [ 8.8.8.8 ], ports: [ 53 ] } ]");

        policy.Check(IPAddress.Parse("10.8.0.1"), 80, "http").ShouldBeNull();
        policy.Check(IPAddress.Parse("10.9.0.1"), 80, "http").ShouldNotBeNull();
        policy.Check(IPAddress.Parse("8.8.8.8"), 53, "dns").ShouldNotBeNull();
        policy.Check(IPAddress.Parse("8.8.8.8"), 443, "https").ShouldBeNull();
    }

    [Fact]
    public void The_public_part_can_be_narrowed_and_closed()
    {
        var web = Policy("public: { ports: [ 80, 443 ], schemes: [ http, https ] }");
        web.Check(IPAddress.Parse("8.8.8.8"), 443, "https").ShouldBeNull();
        web.Check(IPAddress.Parse("8.8.8.8"), 25, "tcp").ShouldNotBeNull();

        Policy("public: none").Check(IPAddress.Parse("8.8.8.8"), 443, "https").ShouldNotBeNull();
    }

    [Fact]
    public void The_installations_own_ports_need_an_entry_that_names_the_port()
    {
        Network[] own = [Network.Of("127.0.0.0/8"), Network.Of(IPAddress.Parse("203.0.114.9"))];
        var wide = Policy("allow: [ { networks: [ 127.0.0.0/8 ] } ]").Guarding(own, [5432]);
        wide.Check(IPAddress.Loopback, 80, "http").ShouldBeNull();
        wide.Check(IPAddress.Loopback, 5432, "tcp").ShouldNotBeNull().Message.ShouldContain("installation itself");
        wide.Check(IPAddress.Parse("127.0.0.2"), 5432, "tcp").ShouldNotBeNull();
        wide.Check(IPAddress.Parse("203.0.114.9"), 5432, "tcp").ShouldNotBeNull();
        wide.Check(IPAddress.Parse("203.0.114.9"), 443, "https").ShouldBeNull();

        var named = Policy("allow: [ { networks: [ 127.0.0.0/8 ], ports: [ 5432 ] } ]").Guarding(own, [5432]);
        named.Check(IPAddress.Loopback, 5432, "tcp").ShouldBeNull();
    }

    [Theory]
    [InlineData("version: 2", "version must be 1")]
    [InlineData("allow: []", "version: 1 is missing")]
    [InlineData("version: 1\nalow: []", "line 2: unknown field alow")]
    [InlineData("version: 1\nallow:\n  - networks: [ 10.0.0.1/8 ]", "line 3: 10.0.0.1/8 is not a network")]
    [InlineData("version: 1\nallow: [ { networks: [ 010.0.0.0/8 ] } ]", "is not a network")]
    [InlineData("version: 1\nallow: [ { networks: [ 10.0.0.0/33 ] } ]", "is not a network")]
    [InlineData("version: 1\nallow: [ { networks: [] } ]", "not empty")]
    [InlineData("version: 1\nallow: [ { ports: [ 80 ] } ]", "networks is missing")]
    [InlineData("version: 1\nallow: [ { networks: [ 10.0.0.0/8 ], ports: [ 0 ] } ]", "0 is not a port")]
    [InlineData("version: 1\nallow: [ { networks: [ 10.0.0.0/8 ], ports: [ 90-80 ] } ]", "90-80 is not a port")]
    [InlineData("version: 1\nallow: [ { networks: [ 10.0.0.0/8 ], schemes: [ gopher ] } ]", "gopher is not one of")]
    [InlineData("version: 1\nallow: [ { networks: [ 10.0.0.0/8 ], port: [ 80 ] } ]", "unknown field port")]
    [InlineData("- 1", "expected one document")]
    [InlineData("version: [", "line 2")]
    public void A_faulty_file_is_refused_with_line_and_reason(string text, string reason)
    {
        var parsed = NetworkPolicyFile.Parse(text);

        parsed.IsOk.ShouldBeFalse();
        parsed.Error!.Code.ShouldBe("policy.invalid");
        parsed.Error.Message.ShouldContain(reason);
    }

    [Fact]
    public void All_faults_of_a_file_are_told_at_once()
    {
        var message = NetworkPolicyFile.Parse("version: 3\nallow: [ { networks: [ x ], ports: [ y ] } ]\nnope: 1").Error!.Message;

        message.ShouldContain("version must be 1");
        message.ShouldContain("x is not a network");
        message.ShouldContain("y is not a port");
        message.ShouldContain("unknown field nope");
    }

    [Fact]
    public void A_file_may_be_JSON() =>
        NetworkPolicyFile.Parse("""{ "version": 1, "allow": [ { "networks": [ "127.0.0.0/8", "::1" ], "ports": [ 80 ] } ] }""").Value
            .Check(IPAddress.IPv6Loopback, 80, "http").ShouldBeNull();

    internal static NetworkPolicy Policy(string text)
    {
        var parsed = NetworkPolicyFile.Parse("version: 1\n" + text);
        parsed.IsOk.ShouldBeTrue(parsed.Error?.Message);
        return parsed.Value;
    }

    private static IEnumerable<byte[]> Forms(byte[] v4)
    {
        byte[] inverted = [.. v4.Select(b => (byte)~b)];
        yield return [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, .. v4];
        yield return [0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, .. v4];
        yield return [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. v4];
        yield return [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, .. v4];
        yield return [0, 0x64, 0xFF, 0x9B, 0, 1, 0, 0, 0, 0, 0, 0, .. v4];
        yield return [0x20, 0x02, .. v4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
        yield return [0x20, 0x01, 0, 0, .. v4, 0, 0, 0, 0, 0, 0, 0, 0];
        yield return [0x20, 0x01, 0, 0, 8, 8, 8, 8, 0, 0, 0, 0, .. inverted];
        yield return [0x26, 0x06, 0, 0, 0, 0, 0, 0, 0, 0, 0x5E, 0xFE, .. v4];
    }
}
