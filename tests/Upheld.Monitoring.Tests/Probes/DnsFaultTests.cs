using System.Net;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Kernel.Outbound.Names;
using Upheld.Monitoring.Probes.Dns;
using Upheld.Testing.Targets;

namespace Upheld.Monitoring.Tests.Probes;

/// <summary>The fault corpus of DNS.</summary>
public sealed class DnsFaultTests
{
    [Fact]
    public async Task The_right_answer_is_up()
    {
        await using var server = Good();

        var result = await Lab.CheckAsync(Ask(server) with { Records = ["192.0.2.7"] });

        result.ShouldBe(ProbeState.Up, FaultClass.None);
        result.Status.ShouldBe((ushort)0);
        result.Latency.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(3, FaultClass.DnsNxDomain)]
    [InlineData(2, FaultClass.DnsServFail)]
    [InlineData(5, FaultClass.DnsRefused)]
    [InlineData(4, FaultClass.DnsRcode)]
    public async Task A_response_code_has_its_class(int code, FaultClass fault)
    {
        await using var server = new DnsTarget(question => DnsTarget.Answer(question, code));

        var result = await Lab.CheckAsync(Ask(server));

        result.ShouldBe(ProbeState.Down, fault);
        result.Status.ShouldBe((ushort)code);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(0)]
    public async Task An_alias_of_a_missing_name_has_its_own_class(int code)
    {
        await using var server = new DnsTarget(question => DnsTarget.Answer(question, code, 0, DnsTarget.Cname("shop.example", "gone.example")));

        (await Lab.CheckAsync(Ask(server))).ShouldBe(ProbeState.Down, FaultClass.DnsCnameMissing);
    }

    [Fact]
    public async Task A_resolver_that_is_silent_is_a_time_out()
    {
        await using var server = new DnsTarget(_ => null);

        (await Lab.CheckAsync(Ask(server) with { Timeout = Lab.Short })).ShouldBe(ProbeState.Down, FaultClass.DnsTimeout);
        server.Questions.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task One_lost_packet_is_no_outage()
    {
        var asked = 0;
        await using var server = new DnsTarget(question => Interlocked.Increment(ref asked) == 1 ? null : DnsTarget.Answer(question, 0, 0, DnsTarget.A("shop.example", "192.0.2.7")));

        (await Lab.CheckAsync(Ask(server) with { Timeout = Duration.FromSeconds(2) })).ShouldBe(ProbeState.Up, FaultClass.None);
    }

    [Fact]
    public async Task A_slow_answer_is_degraded()
    {
        await using var server = new DnsTarget(async (question, stop) =>
        {
            await Task.Delay(250, stop);
            return DnsTarget.Answer(question, 0, 0, DnsTarget.A("shop.example", "192.0.2.7"));
        });

        (await Lab.CheckAsync(Ask(server) with { SlowAfter = Duration.FromMilliseconds(100) })).ShouldBe(ProbeState.Degraded, FaultClass.DnsSlow);
    }

    [Fact]
    public async Task One_name_server_that_fails_while_another_is_fine_is_degraded_and_named()
    {
        await using var good = Good();
        await using var failing = new DnsTarget(question => DnsTarget.Answer(question, 2), IPAddress.Parse("127.0.0.2"));

        var result = await Lab.CheckAsync(Ask(good, failing));

        result.ShouldBe(ProbeState.Degraded, FaultClass.DnsServerServFail);
        result.Finding!.Found!.ShouldContain("127.0.0.2");
    }

    [Fact]
    public async Task One_name_server_that_is_silent_while_another_is_fine_is_degraded_and_named()
    {
        await using var good = Good();
        await using var silent = new DnsTarget(_ => null, IPAddress.Parse("127.0.0.3"));

        var result = await Lab.CheckAsync(Ask(good, silent) with { Timeout = Lab.Short });

        result.ShouldBe(ProbeState.Degraded, FaultClass.DnsServerSilent);
        result.Finding!.Found!.ShouldContain("127.0.0.3");
    }

    [Fact]
    public async Task All_servers_failing_is_down()
    {
        await using var one = new DnsTarget(question => DnsTarget.Answer(question, 2));
        await using var two = new DnsTarget(_ => null);

        (await Lab.CheckAsync(Ask(one, two) with { Timeout = Lab.Short })).State.ShouldBe(ProbeState.Down);
    }

    [Theory]
    [InlineData("Exact", "192.0.2.7 192.0.2.8", true)]
    [InlineData("Exact", "192.0.2.7", false)]
    [InlineData("Contains", "192.0.2.8", true)]
    [InlineData("Contains", "192.0.2.8 192.0.2.9", false)]
    [InlineData("AnyOf", "192.0.2.8 192.0.2.9", true)]
    [InlineData("AnyOf", "192.0.2.9", false)]
    public async Task Sets_of_records(string match, string records, bool holds)
    {
        await using var server = new DnsTarget(question => DnsTarget.Answer(question, 0, 0, DnsTarget.A("shop.example", "192.0.2.8"), DnsTarget.A("shop.example", "192.0.2.7")));

        (await Lab.CheckAsync(Ask(server) with { Records = [.. records.Split(' ')], Match = Enum.Parse<RecordSetMatch>(match) })).Fault.ShouldBe(holds ? FaultClass.None : FaultClass.DnsAnswer);
    }

    [Fact]
    public async Task Names_compare_without_case_and_trailing_dot()
    {
        await using var server = new DnsTarget(question => DnsTarget.Answer(question, 0, 0, DnsTarget.Mx("shop.example", 10, "Mail.Shop.example")));

        (await Lab.CheckAsync(Ask(server) with { Type = DnsRecordType.MX, Records = ["10 mail.shop.example."] })).ShouldBe(ProbeState.Up, FaultClass.None);
    }

    [Fact]
    public async Task An_empty_answer_is_no_data()
    {
        await using var server = new DnsTarget(question => DnsTarget.Answer(question));

        (await Lab.CheckAsync(Ask(server))).ShouldBe(ProbeState.Down, FaultClass.DnsNoData);
    }

    [Fact]
    public async Task A_time_to_live_has_bounds()
    {
        await using var server = new DnsTarget(question => DnsTarget.Answer(question, 0, 0, DnsTarget.A("shop.example", "192.0.2.7", 300)));

        (await Lab.CheckAsync(Ask(server) with { MinTimeToLive = 300, MaxTimeToLive = 300 })).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Ask(server) with { MinTimeToLive = 301 })).ShouldBe(ProbeState.Down, FaultClass.DnsTtl);
        (await Lab.CheckAsync(Ask(server) with { MaxTimeToLive = 299 })).ShouldBe(ProbeState.Down, FaultClass.DnsTtl);
    }

    [Fact]
    public async Task Servers_of_a_zone_must_answer_with_authority_and_may_have_to_agree()
    {
        await using var one = new DnsTarget(question => DnsTarget.Answer(question, 0, 0x0400, DnsTarget.A("shop.example", "192.0.2.7")));
        await using var two = new DnsTarget(question => DnsTarget.Answer(question, 0, 0x0400, DnsTarget.A("shop.example", "192.0.2.8")));
        await using var cache = Good();

        (await Lab.CheckAsync(Ask(one) with { IsAuthoritative = true })).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Ask(cache) with { IsAuthoritative = true })).ShouldBe(ProbeState.Down, FaultClass.DnsNotAuthoritative);
        (await Lab.CheckAsync(Ask(one, two))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Ask(one, two) with { MustAgree = true })).ShouldBe(ProbeState.Degraded, FaultClass.DnsServersDisagree);
    }

    [Fact]
    public async Task Signatures_may_have_to_be_checked()
    {
        await using var checkedServer = new DnsTarget(question => DnsTarget.Answer(question, 0, 0x0020, DnsTarget.A("shop.example", "192.0.2.7")));
        await using var plain = Good();

        (await Lab.CheckAsync(Ask(checkedServer) with { MustBeAuthenticated = true })).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Ask(plain) with { MustBeAuthenticated = true })).ShouldBe(ProbeState.Down, FaultClass.DnssecBogus);
    }

    [Fact]
    public async Task A_name_that_must_not_exist()
    {
        await using var server = new DnsTarget(question => DnsTarget.Answer(question, 3));

        (await Lab.CheckAsync(Ask(server) with { Code = DnsResponseCode.NxDomain })).ShouldBe(ProbeState.Up, FaultClass.None);
    }

    [Fact]
    public async Task Garbage_and_a_closed_port_have_their_classes()
    {
        await using var server = new DnsTarget(question => [.. DnsTarget.Answer(question)[..6], 0, 9, 0, 0, 0, 0]);

        (await Lab.CheckAsync(Ask(server))).ShouldBe(ProbeState.Down, FaultClass.DnsMalformed);
        (await Lab.CheckAsync(new DnsOptions { Name = "shop.example", Servers = [new DnsServer("127.0.0.1", 1)] })).ShouldBe(ProbeState.Down, FaultClass.DnsUnreachable);
    }

    [Fact]
    public async Task An_answer_from_a_stranger_is_not_heard()
    {
        await using var server = new DnsTarget(question =>
        {
            var answer = DnsTarget.Answer(question, 0, 0, DnsTarget.A("shop.example", "192.0.2.66"));
            answer[0] ^= 0xFF; // another id: forged without having seen the question
            return answer;
        });

        (await Lab.CheckAsync(Ask(server) with { Timeout = Lab.Short })).ShouldBe(ProbeState.Down, FaultClass.DnsTimeout);
    }

    private static DnsTarget Good() => new(question => DnsTarget.Answer(question, 0, 0, DnsTarget.A("shop.example", "192.0.2.7")));

    private static DnsOptions Ask(params DnsTarget[] servers) =>
        new() { Name = "shop.example", Servers = [.. servers.Select(server => new DnsServer(server.Address.ToString(), server.Port))] };
}
