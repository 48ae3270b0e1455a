using System.Net;
using Upheld.Kernel.Outbound;
using Upheld.Kernel.Outbound.Names;
using Upheld.Testing.Targets;

namespace Upheld.Kernel.Tests.Outbound;

public sealed class StubNameResolverTests
{
    [Fact]
    public async Task Addresses_of_both_families_come_IPv4_first()
    {
        await using var server = new DnsTarget(question => question.Type == 1
            ? DnsTarget.Answer(question, 0, 0, DnsTarget.Cname("www.example.com", "example.com"), DnsTarget.A("example.com", "192.0.2.7"))
            : DnsTarget.Answer(question, 0, 0, DnsTarget.Aaaa("www.example.com", "2001:db8::7")));

        var answer = await Resolver(server).ResolveAsync("www.example.com", AddressFamilies.Any, CancellationToken.None);

        answer.Addresses.ShouldBe([IPAddress.Parse("192.0.2.7"), IPAddress.Parse("2001:db8::7")]);
    }

    [Fact]
    public async Task One_family_asks_one_question()
    {
        await using var server = new DnsTarget(question => DnsTarget.Answer(question, 0, 0, DnsTarget.Aaaa("example.com", "2001:db8::7")));

        var answer = await Resolver(server).ResolveAsync("example.com", AddressFamilies.V6, CancellationToken.None);

        answer.Addresses.ShouldBe([IPAddress.Parse("2001:db8::7")]);
        server.Questions.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_swallows_AAAA_questions_does_not_hold_up_IPv4()
    {
        await using var server = new DnsTarget(question => question.Type == 1 ? DnsTarget.Answer(question, 0, 0, DnsTarget.A("example.com", "192.0.2.7")) : null);
        var begin = TimeProvider.System.GetTimestamp();

        var answer = await Resolver(server).ResolveAsync("example.com", AddressFamilies.Any, CancellationToken.None);

        answer.Addresses.ShouldBe([IPAddress.Parse("192.0.2.7")]);
        TimeProvider.System.GetElapsedTime(begin).ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData(3, OutboundFault.NameNotFound)]
    [InlineData(2, OutboundFault.NameServerFailure)]
    [InlineData(5, OutboundFault.NameServerRefused)]
    [InlineData(0, OutboundFault.NoAddress)]
    public async Task A_failure_keeps_its_kind(int code, OutboundFault fault)
    {
        await using var server = new DnsTarget(question => DnsTarget.Answer(question, code));

        (await Resolver(server).ResolveAsync("example.com", AddressFamilies.Any, CancellationToken.None)).Fault.ShouldBe(fault);
    }

    [Fact]
    public async Task An_alias_of_a_missing_name_is_told_from_a_missing_name()
    {
        await using var server = new DnsTarget(question => DnsTarget.Answer(question, 3, 0, DnsTarget.Cname("www.example.com", "gone.example.com")));

        (await Resolver(server).ResolveAsync("www.example.com", AddressFamilies.Any, CancellationToken.None)).Fault.ShouldBe(OutboundFault.AliasNotFound);
    }

    [Fact]
    public async Task A_silent_server_is_a_time_out_after_all_attempts()
    {
        await using var server = new DnsTarget(_ => null);

        (await Resolver(server).ResolveAsync("example.com", AddressFamilies.V4, CancellationToken.None)).Fault.ShouldBe(OutboundFault.NameTimeout);
        server.Questions.ShouldBe(2);
    }

    [Fact]
    public async Task The_next_server_is_asked_when_the_first_fails_or_is_silent()
    {
        await using var failing = new DnsTarget(question => DnsTarget.Answer(question, 2));
        await using var silent = new DnsTarget(_ => null);
        await using var good = new DnsTarget(question => DnsTarget.Answer(question, 0, 0, DnsTarget.A("example.com", "192.0.2.7")));

        var answer = await Resolver(failing, silent, good).ResolveAsync("example.com", AddressFamilies.V4, CancellationToken.None);

        answer.Addresses.ShouldBe([IPAddress.Parse("192.0.2.7")]);
    }

    [Fact]
    public async Task An_answer_that_does_not_fit_is_asked_for_again_by_TCP()
    {
        var many = Enumerable.Range(1, 200).Select(i => DnsTarget.A("example.com", $"192.0.2.{i}")).ToArray();
        await using var server = new DnsTarget(question => question.IsTcp ? DnsTarget.Answer(question, 0, 0, many) : DnsTarget.Answer(question, 0, 0x0200));

        (await Resolver(server).ResolveAsync("example.com", AddressFamilies.V4, CancellationToken.None)).Addresses.Count.ShouldBe(200);
    }

    [Fact]
    public async Task Garbage_is_a_failure_of_the_server()
    {
        await using var server = new DnsTarget(question => [.. DnsTarget.Answer(question)[..12], 0xC0, 0x0C, 0xC0]);

        (await Resolver(server).ResolveAsync("example.com", AddressFamilies.V4, CancellationToken.None)).Fault.ShouldBe(OutboundFault.NameServerFailure);
    }

    [Fact]
    public async Task Nothing_is_cached()
    {
        var last = 0;
        await using var server = new DnsTarget(question => DnsTarget.Answer(question, 0, 0, DnsTarget.A("example.com", $"192.0.2.{Interlocked.Increment(ref last)}")));
        var resolver = Resolver(server);

        var first = await resolver.ResolveAsync("example.com", AddressFamilies.V4, CancellationToken.None);
        var second = await resolver.ResolveAsync("example.com", AddressFamilies.V4, CancellationToken.None);

        first.Addresses.ShouldNotBe(second.Addresses);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait()
    {
        await using var server = new DnsTarget(_ => null);
        using var stop = new CancellationTokenSource(100);

        await Should.ThrowAsync<OperationCanceledException>(async () => await Resolver(server).ResolveAsync("example.com", AddressFamilies.Any, stop.Token));
    }

    private static StubNameResolver Resolver(params DnsTarget[] servers)
    {
        var settings = new ResolverSettings { Servers = [.. servers.Select(server => new IPEndPoint(server.Address, server.Port))], Timeout = TimeSpan.FromMilliseconds(400) };
        return new StubNameResolver(new NameServerClient(new CountingIds()), () => settings, TimeProvider.System);
    }
}
