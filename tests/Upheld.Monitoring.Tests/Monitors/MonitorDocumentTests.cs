using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Kernel.Outbound;
using Upheld.Monitoring.Monitors;
using Upheld.Monitoring.Probes;
using Upheld.Monitoring.Probes.Dns;
using Upheld.Monitoring.Probes.Http;
using Upheld.Monitoring.Probes.Icmp;
using Upheld.Monitoring.Probes.Tcp;
using Upheld.Monitoring.Probes.Tls;
using Upheld.Monitoring.Tests.Samples;
using Monitor = Upheld.Monitoring.Monitors.Monitor;

namespace Upheld.Monitoring.Tests.Monitors;

/// <summary>What a Monitor document says is what its probe does: from YAML through the database to the probe's options.</summary>
public sealed class MonitorDocumentTests
{
    [Fact]
    public async Task Limits_of_phases_end_a_check_and_expected_ones_degrade_it()
    {
        var http = await OptionsAsync<HttpOptions>("""
            http: { url: "https://shop.example/", limits: { dns: 1s, connect: 2s, tls: 3s, firstByte: 4s, body: 5s }, expect: { phases: { firstByte: 250ms } } }
            """);

        http.Phases.ShouldBe(new PhaseTimeouts { Dns = S(1), Connect = S(2), Tls = S(3), FirstByte = S(4), Body = S(5) });
        http.Expect.Phases.ShouldBe(new PhaseTimeouts { FirstByte = Duration.FromMilliseconds(250) });
        (await OptionsAsync<TcpOptions>("tcp: { host: a.example, port: 22, limits: { connect: 2s } }")).Phases.ShouldBe(new PhaseTimeouts { Connect = S(2) });
        (await OptionsAsync<TlsOptions>("tls: { host: a.example, limits: { tls: 2s } }")).Phases.ShouldBe(new PhaseTimeouts { Tls = S(2) });
        (await OptionsAsync<TlsOptions>("tls: { host: a.example }")).Phases.ShouldBe(PhaseTimeouts.None);
    }

    [Fact]
    public async Task A_family_of_addresses_can_be_chosen()
    {
        (await OptionsAsync<HttpOptions>("http: { url: \"http://shop.example/\", family: ipv6 }")).Families.ShouldBe(AddressFamilies.V6);
        (await OptionsAsync<TcpOptions>("tcp: { host: a.example, port: 22, family: ipv4 }")).Families.ShouldBe(AddressFamilies.V4);
        (await OptionsAsync<TlsOptions>("tls: { host: a.example, family: ipv6 }")).Families.ShouldBe(AddressFamilies.V6);
        (await OptionsAsync<IcmpOptions>("icmp: { host: a.example, family: ipv6, maxJitter: 30ms }")).ShouldSatisfyAllConditions(
            o => o.Families.ShouldBe(AddressFamilies.V6), o => o.MaxJitter.ShouldBe(Duration.FromMilliseconds(30)));
        (await OptionsAsync<TcpOptions>("tcp: { host: a.example, port: 22 }")).Families.ShouldBe(AddressFamilies.Any);
    }

    [Fact]
    public async Task The_time_to_live_of_names_can_be_bounded_and_name_servers_held_to_agree()
    {
        var dns = await OptionsAsync<DnsOptions>("dns: { name: a.example, servers: [ 127.0.0.1 ], expect: { ttl: { atLeast: 1m, atMost: 1d }, authenticated: true, agree: true } }");

        (dns.MinTimeToLive, dns.MaxTimeToLive, dns.MustBeAuthenticated, dns.MustAgree).ShouldBe((60u, 86_400u, true, true));
        var plain = await OptionsAsync<DnsOptions>("dns: { name: a.example, servers: [ 127.0.0.1 ] }");
        (plain.MinTimeToLive, plain.MaxTimeToLive, plain.MustBeAuthenticated, plain.MustAgree).ShouldBe((null, null, false, false));
    }

    [Theory]
    [InlineData("http: { url: \"https://a.example/\" }", 14, false)]
    [InlineData("http: { url: \"https://a.example/\", expect: { certificateDays: 30 } }", 30, false)] // an advisory: nobody has lost anything yet
    [InlineData("http: { url: \"https://a.example/\", expiry: degraded, expect: { certificateDays: 30 } }", 30, true)]
    [InlineData("tls: { host: a.example, days: 7 }", 7, false)]
    [InlineData("tls: { host: a.example, days: 7, expiry: degraded }", 7, true)]
    public async Task A_certificate_that_is_about_to_end_is_an_advisory_unless_the_author_says_more(string check, int days, bool degrades)
    {
        var requirements = await OptionsAsync<ProbeOptions>(check) switch { HttpOptions http => http.Tls, TlsOptions tls => tls.Requirements, _ => throw new InvalidOperationException() };

        (requirements.CertificateDays, requirements.IsExpiryDegrading).ShouldBe((days, degrades));
    }

    private static Duration S(int seconds) => Duration.FromSeconds(seconds);

    private static async Task<T> OptionsAsync<T>(string check)
        where T : ProbeOptions
    {
        await using var house = await WatchedHouse.CreateAsync("sqlite");
        await house.ApplyAsync($$"""
            apiVersion: upheld/v1
            kind: Customer
            metadata: { name: acme }
            spec: { timeZone: Asia/Shanghai }
            ---
            apiVersion: upheld/v1
            kind: Service
            metadata: { name: shop }
            spec: { customer: acme }
            ---
            apiVersion: upheld/v1
            kind: Monitor
            metadata: { name: one }
            spec:
              service: shop
              {{check.Trim()}}
            """);
        var stored = await house.QueryAsync(db => db.Set<Monitor>().SingleAsync());
        return MonitorKind.Read(SpecJson.ReadMap(System.Text.Encoding.UTF8.GetBytes(stored.Spec))).Options.ShouldBeAssignableTo<T>()!;
    }
}
