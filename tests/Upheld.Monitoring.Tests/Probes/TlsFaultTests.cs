using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Upheld.Figures.Samples;
using Upheld.Monitoring.Probes;
using Upheld.Monitoring.Probes.Http;
using Upheld.Monitoring.Probes.Tls;
using Upheld.Testing.Targets;

namespace Upheld.Monitoring.Tests.Probes;

/// <summary>The fault corpus of TLS, seen by the TLS probe and by HTTPS alike.</summary>
public sealed class TlsFaultTests : IDisposable
{
    private const string Host = "shop.example";

    private readonly TestCertificates _authority = new();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task A_good_chain_is_up()
    {
        await using var target = Serve(_authority.Server(Host));

        await BothAsync(target, ProbeState.Up, FaultClass.None);
    }

    [Fact]
    public async Task A_certificate_that_expired_30_days_ago_is_down()
    {
        await using var target = Serve(_authority.Server(Host, -100, -30));

        await BothAsync(target, ProbeState.Down, FaultClass.TlsExpired);
    }

    [Fact]
    public async Task A_certificate_that_expires_in_5_days_is_an_advisory_and_no_outage()
    {
        await using var target = Serve(_authority.Server(Host, -100, 5));

        await BothAsync(target, ProbeState.Up, FaultClass.TlsExpiring);
        var result = await Lab.CheckAsync(Options(target));
        result.Advisories.Single().Found!.ShouldStartWith("4 d");
        result.Detail!.Certificates.Length.ShouldBe(3);

        await BothAsync(target, ProbeState.Degraded, FaultClass.TlsExpiring, Trusting with { IsExpiryDegrading = true });
        await BothAsync(target, ProbeState.Up, FaultClass.None, Trusting with { CertificateDays = 3 });
        await BothAsync(target, ProbeState.Up, FaultClass.None, Trusting with { CertificateDays = null });
    }

    [Fact]
    public async Task The_whole_chain_counts_and_not_only_the_leaf()
    {
        using var old = new TestCertificates("Old", _authority.Now.AddYears(-5).AddDays(3)); // its intermediate ends in three days
        await using var target = TlsTarget.Start(old.Server(Host, 365 * 4, (365 * 5) + 300), [old.Intermediate], Ok);

        var result = await Lab.CheckAsync(Options(target) with { Requirements = new TlsRequirements { Trust = new TlsTrust(old.RootPem) } });

        result.ShouldBe(ProbeState.Up, FaultClass.TlsExpiring);
        result.Finding!.Found!.ShouldContain("Intermediate");
    }

    [Fact]
    public async Task A_certificate_that_is_not_valid_yet_is_down()
    {
        await using var target = Serve(_authority.Server(Host, 3, 60));

        await BothAsync(target, ProbeState.Down, FaultClass.TlsNotYetValid);
    }

    [Fact]
    public async Task The_dates_are_judged_by_our_clock()
    {
        await using var target = Serve(_authority.Server(Host));
        var time = new ShiftedTime(TimeSpan.FromDays(61));

        (await Lab.CheckAsync(Options(target), time: time)).ShouldBe(ProbeState.Down, FaultClass.TlsExpired);
    }

    [Fact]
    public async Task A_self_signed_certificate_is_down_unless_it_is_the_trusted_one()
    {
        var own = _authority.SelfSigned(Host);
        await using var target = TlsTarget.Start(own, [], Ok);

        await BothAsync(target, ProbeState.Down, FaultClass.TlsSelfSigned);
        await BothAsync(target, ProbeState.Up, FaultClass.None, new TlsRequirements { Trust = new TlsTrust(own.ExportCertificatePem()) });
        await BothAsync(target, ProbeState.Up, FaultClass.None, new TlsRequirements { Trust = new TlsTrust(IsUnchecked: true) });
    }

    [Fact]
    public async Task A_wrong_host_name_is_down()
    {
        await using var target = Serve(_authority.Server("www.elsewhere.example"));

        await BothAsync(target, ProbeState.Down, FaultClass.TlsWrongHost);
        (await Lab.CheckAsync(Options(target) with { Requirements = Trusting with { ServerName = "www.elsewhere.example" } })).ShouldBe(ProbeState.Up, FaultClass.None);
    }

    [Fact]
    public async Task A_wildcard_covers_one_label()
    {
        await using var target = Serve(_authority.Server("*.example"));

        await BothAsync(target, ProbeState.Up, FaultClass.None);
    }

    [Fact]
    public async Task An_unknown_root_is_down()
    {
        await using var target = Serve(_authority.Server(Host));
        using var other = new TestCertificates("Other");

        await BothAsync(target, ProbeState.Down, FaultClass.TlsUntrusted, new TlsRequirements { Trust = new TlsTrust(other.RootPem) });
        await BothAsync(target, ProbeState.Down, FaultClass.TlsUntrusted, TlsRequirements.Default);
    }

    [Fact]
    public async Task A_missing_intermediate_is_down_though_browsers_may_hide_it()
    {
        await using var target = TlsTarget.Start(_authority.Server(Host), [], Ok);

        await BothAsync(target, ProbeState.Down, FaultClass.TlsIncompleteChain);
    }

    [Fact]
    public async Task A_weak_key_is_an_advisory()
    {
        await using var target = await OpenSslAsync(_authority.Server(Host, rsaBits: 1024), "-tls1_2");

        (await Lab.CheckAsync(new TlsOptions { Host = Host, Port = target.Port, Requirements = Trusting })).ShouldBe(ProbeState.Up, FaultClass.TlsWeakKey);
    }

    [Fact]
    public async Task A_version_below_the_floor_is_down()
    {
        await using var target = TlsTarget.Start(_authority.Server(Host), [_authority.Intermediate], Ok, SslProtocols.Tls12);

        await BothAsync(target, ProbeState.Up, FaultClass.None);
        await BothAsync(target, ProbeState.Down, FaultClass.TlsVersion, Trusting with { MinVersion = TlsVersion.Tls13 });
    }

    [Fact]
    public async Task A_real_server_that_offers_TLS_1_1_only_is_down_with_its_version()
    {
        await using var target = await OpenSslAsync(_authority.Server(Host, rsaBits: 2048), "-tls1_1");

        var result = await Lab.CheckAsync(new TlsOptions { Host = Host, Port = target.Port, Requirements = Trusting });

        result.ShouldBe(ProbeState.Down, FaultClass.TlsVersion);
        result.Finding!.Found.ShouldBe("TLS 1.1");
    }

    [Fact]
    public async Task A_handshake_aborted_by_version_mismatch_is_told_from_an_old_version()
    {
        await using var target = new TcpTarget(async (stream, stop) =>
        {
            await stream.HearAsync(stop);
            await stream.WriteAsync(new byte[] { 21, 3, 3, 0, 2, 2, 70 }, stop);
        });

        await BothAsync(target, ProbeState.Down, FaultClass.TlsVersionMismatch);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", FaultClass.TlsNotTls)]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", FaultClass.TlsNotTls)]
    [InlineData("", FaultClass.TlsHandshake)]
    public async Task What_does_not_speak_TLS_is_down(string greeting, FaultClass fault)
    {
        await using var target = new TcpTarget((stream, stop) => stream.SendAsync(greeting, stop));

        await BothAsync(target, ProbeState.Down, fault);
    }

    [Fact]
    public async Task Another_alert_is_a_failed_handshake()
    {
        await using var target = new TcpTarget(async (stream, stop) =>
        {
            await stream.HearAsync(stop);
            await stream.WriteAsync(new byte[] { 21, 3, 3, 0, 2, 2, 40 }, stop);
        });

        var result = await Lab.CheckAsync(Options(target));

        result.ShouldBe(ProbeState.Down, FaultClass.TlsHandshake);
        result.Finding!.Found.ShouldBe("alert 40");
    }

    [Fact]
    public async Task Silence_in_the_handshake_is_a_time_out_of_TLS()
    {
        await using var target = new TcpTarget((_, stop) => Task.Delay(Timeout.Infinite, stop));

        (await Lab.CheckAsync(Options(target) with { Timeout = Lab.Short })).ShouldBe(ProbeState.Down, FaultClass.TlsTimeout);
        (await Lab.CheckAsync(Https(target, Trusting) with { Timeout = Lab.Short })).ShouldBe(ProbeState.Down, FaultClass.TlsTimeout);
    }

    [Fact]
    public async Task A_refused_port_is_no_fault_of_TLS() =>
        (await Lab.CheckAsync(new TlsOptions { Host = Host, Port = 1 })).ShouldBe(ProbeState.Down, FaultClass.TcpRefused);

    [Fact]
    public async Task A_redirect_from_https_to_http_is_down()
    {
        await using var plain = HttpTarget.Answering(HttpTarget.Answer(200, "ok"));
        await using var target = Serve(_authority.Server(Host), $"Location: http://{Host}:{plain.Port}/", 301);

        (await Lab.CheckAsync(Https(target, Trusting))).ShouldBe(ProbeState.Down, FaultClass.HttpDowngrade);
        plain.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task A_request_is_not_sent_over_a_chain_that_is_not_trusted()
    {
        var served = 0;
        await using var target = TlsTarget.Start(_authority.SelfSigned(Host), [], async (stream, stop) =>
        {
            served += await stream.HearAsync(stop);
        });

        (await Lab.CheckAsync(Https(target, Trusting) with { Credentials = new HttpCredentials(null, "secret") })).ShouldBe(ProbeState.Down, FaultClass.TlsSelfSigned);
        served.ShouldBe(0);
    }

    [Fact]
    public void A_CA_text_without_a_certificate_is_refused() => TrustAnchors.Of(new TlsTrust("root:x:0:0")).Error!.Code.ShouldBe("tls.ca_invalid");

    private TlsRequirements Trusting => new() { Trust = new TlsTrust(_authority.RootPem) };

    private static Task Ok(Stream stream, CancellationToken stop) => HttpTarget.ServeAsync(stream, (_, inner, cancel) => inner.SendAsync(HttpTarget.Answer(200, "ok"), cancel), stop);

    private TcpTarget Serve(X509Certificate2 leaf, string? header = null, int status = 200) => TlsTarget.Start(
        leaf,
        [_authority.Intermediate],
        (stream, stop) => HttpTarget.ServeAsync(stream, (_, inner, cancel) => inner.SendAsync(HttpTarget.Answer(status, "ok", header is null ? [] : [header]), cancel), stop));

    private TlsOptions Options(TcpTarget target) => new() { Host = Host, Port = target.Port, Requirements = Trusting };

    /// <summary>A server of OpenSSL with its own limits lifted, for what the framework's server refuses to offer.</summary>
    private async Task<Daemon> OpenSslAsync(X509Certificate2 leaf, string version)
    {
        var openssl = Daemon.Find("openssl");
        Assert.SkipWhen(openssl is null, "openssl is not installed");
        return await Daemon.StartAsync(openssl!, (folder, port) =>
        {
            File.WriteAllText(Path.Combine(folder.FullName, "cert.pem"), leaf.ExportCertificatePem());
            File.WriteAllText(Path.Combine(folder.FullName, "key.pem"), leaf.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
            File.WriteAllText(Path.Combine(folder.FullName, "chain.pem"), _authority.Intermediate.ExportCertificatePem());
            return ["s_server", "-accept", $"127.0.0.1:{port}", "-cert", "cert.pem", "-key", "key.pem", "-cert_chain", "chain.pem", version, "-cipher", "ALL:@SECLEVEL=0", "-quiet"];
        });
    }

    private static HttpOptions Https(TcpTarget target, TlsRequirements requirements) => new() { Url = new Uri($"https://{Host}:{target.Port}/"), Tls = requirements };

    private async Task BothAsync(TcpTarget target, ProbeState state, FaultClass fault, TlsRequirements? requirements = null)
    {
        (await Lab.CheckAsync(Options(target) with { Requirements = requirements ?? Trusting })).ShouldBe(state, fault);
        (await Lab.CheckAsync(Https(target, requirements ?? Trusting))).ShouldBe(state, fault);
    }

    private sealed class ShiftedTime(TimeSpan shift) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
    }
}
