using System.Net;
using System.Text;
using Upheld.Kernel.Outbound;
using Upheld.Testing.Targets;

namespace Upheld.Kernel.Tests.Outbound;

public sealed class OutboundDialerTests
{
    [Fact]
    public async Task A_name_is_resolved_once_and_connected_to_the_address_that_was_tested()
    {
        await using var target = new TcpTarget((stream, stop) => stream.WriteAsync("hello"u8.ToArray(), stop).AsTask(), IPAddress.Parse("127.0.0.2"));
        var resolver = new ScriptedResolver((_, time) => new([IPAddress.Parse(time == 0 ? "127.0.0.2" : "127.0.0.1")], null));
        var dialer = new OutboundDialer(NetworkPolicyTests.Policy("allow: [ { networks: [ 127.0.0.2 ] } ]"), resolver);

        var dialed = await dialer.ConnectAsync(new OutboundTarget("tcp", "example.com", target.Port), CancellationToken.None);

        dialed.Address.ShouldBe(IPAddress.Parse("127.0.0.2"));
        resolver.Asked("example.com").ShouldBe(1);
        await using var stream = dialed.Stream.ShouldNotBeNull();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        (await reader.ReadToEndAsync()).ShouldBe("hello");
    }

    [Fact]
    public async Task Denied_addresses_of_a_name_are_never_connected_to()
    {
        await using var canary = new TcpTarget((_, _) => Task.CompletedTask, IPAddress.Parse("127.0.0.1"));
        await using var target = new TcpTarget((_, _) => Task.CompletedTask, IPAddress.Parse("127.0.0.2"), canary.Port);
        var dialer = new OutboundDialer(NetworkPolicyTests.Policy("allow: [ { networks: [ 127.0.0.2 ] } ]"), ScriptedResolver.Of(("mixed.example", ["127.0.0.1", "127.0.0.2"])));

        var dialed = await dialer.ConnectAsync(new OutboundTarget("tcp", "mixed.example", canary.Port), CancellationToken.None);

        dialed.Address.ShouldBe(IPAddress.Parse("127.0.0.2"));
        canary.Connections.ShouldBe(0);
        await dialed.Stream!.DisposeAsync();
    }

    [Fact]
    public async Task The_next_address_is_tried_when_one_refuses()
    {
        await using var target = new TcpTarget((_, _) => Task.CompletedTask, IPAddress.Parse("127.0.0.3"));
        var dialer = Open(ScriptedResolver.Of(("two.example", ["127.0.0.2", "127.0.0.3"])));

        var dialed = await dialer.ConnectAsync(new OutboundTarget("tcp", "two.example", target.Port), CancellationToken.None);

        dialed.Address.ShouldBe(IPAddress.Parse("127.0.0.3"));
        await dialed.Stream!.DisposeAsync();
    }

    [Fact]
    public async Task A_mapped_address_is_connected_to_as_the_IPv4_address_that_was_tested()
    {
        await using var target = new TcpTarget((_, _) => Task.CompletedTask);
        var dialer = Open(ScriptedResolver.Of(("mapped.example", ["::ffff:127.0.0.1"])));

        var dialed = await dialer.ConnectAsync(new OutboundTarget("tcp", "mapped.example", target.Port), CancellationToken.None);

        dialed.Address.ShouldBe(IPAddress.Loopback);
        await dialed.Stream!.DisposeAsync();
    }

    [Theory]
    [InlineData("gone.example", AddressFamilies.Any, OutboundFault.NameNotFound, "outbound.name")]
    [InlineData("four.example", AddressFamilies.V6, OutboundFault.NoAddress, "outbound.name")]
    [InlineData("not a host", AddressFamilies.Any, OutboundFault.HostInvalid, "outbound.host_invalid")]
    [InlineData("10.0.0.1", AddressFamilies.Any, OutboundFault.Denied, "outbound.denied")]
    [InlineData("127.0.0.1", AddressFamilies.Any, OutboundFault.Refused, "outbound.connect")]
    public async Task A_failure_says_what_kind_it_is(string host, AddressFamilies families, OutboundFault fault, string code)
    {
        var dialer = Open(ScriptedResolver.Of(("four.example", ["127.0.0.1"])));

        var dialed = await dialer.ConnectAsync(new OutboundTarget("tcp", host, 1, families), CancellationToken.None);

        dialed.Stream.ShouldBeNull();
        dialed.Failure!.Fault.ShouldBe(fault);
        dialed.Failure.Error.Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_policy_that_is_read_anew_holds_from_then_on()
    {
        await using var target = new TcpTarget((_, _) => Task.CompletedTask);
        var dialer = Open(ScriptedResolver.Of());
        dialer.Use(NetworkPolicyTests.Policy("deny: [ { networks: [ 127.0.0.0/8 ] } ]"));

        var dialed = await dialer.ConnectAsync(new OutboundTarget("tcp", "127.0.0.1", target.Port), CancellationToken.None);

        dialed.Failure!.Fault.ShouldBe(OutboundFault.Denied);
        target.Connections.ShouldBe(0);
    }

    internal static OutboundDialer Open(ScriptedResolver resolver) => new(NetworkPolicyTests.Policy("allow: [ { networks: [ 127.0.0.0/8, \"::1\" ] } ]"), resolver);
}
