using Upheld.Figures.Samples;
using Upheld.Kernel.Outbound.Names;
using Upheld.Monitoring.Probes.Dns;
using Upheld.Monitoring.Probes.Http;
using Upheld.Monitoring.Probes.Matching;
using Upheld.Monitoring.Probes.Tcp;
using Upheld.Monitoring.Probes.Tls;
using Upheld.Testing.Targets;

namespace Upheld.Monitoring.Tests.Probes;

/// <summary>Real programs as targets: healthy ones raise no alarm, and stopped or frozen ones are found out.</summary>
public sealed class RealDaemonTests
{
    [Fact]
    public async Task Nginx_serves_HTTP_and_HTTPS_and_is_up()
    {
        using var authority = new TestCertificates();
        await using var nginx = await NginxAsync(authority);
        var trust = new TlsRequirements { Trust = new TlsTrust(authority.RootPem) };
        var big = new BodyExpectations { MinBytes = 300_000, MaxBytes = 300_000 };

        (await Lab.CheckAsync(Http(nginx.Port, "/"))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Http(nginx.Port, "/big.txt") with { Expect = new HttpExpectations { Body = big } })).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Http(nginx.Port, "/big.txt") with { Headers = [new("Accept-Encoding", "gzip")], Expect = new HttpExpectations { Body = big with { Contains = ["xxxx"] } } }))
            .ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Http(nginx.Port, "/folder"))).ShouldBe(ProbeState.Up, FaultClass.None); // nginx redirects to /folder/
        (await Lab.CheckAsync(Http(nginx.Port, "/get-only"))).ShouldBe(ProbeState.Up, FaultClass.None); // HEAD would be refused
        (await Lab.CheckAsync(Http(nginx.Port, "/missing"))).ShouldBe(ProbeState.Down, FaultClass.HttpStatus);
        var https = await Lab.CheckAsync(new HttpOptions { Url = new Uri($"https://shop.example:{nginx.Port + 1}/"), Tls = trust });
        https.ShouldBe(ProbeState.Up, FaultClass.None);
        https.Phases.Tls.ShouldNotBeNull();
        (await Lab.CheckAsync(new TlsOptions { Host = "shop.example", Port = nginx.Port + 1, Requirements = trust })).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(new HttpOptions { Url = new Uri($"https://other.example:{nginx.Port + 1}/"), Tls = trust })).ShouldBe(ProbeState.Down, FaultClass.TlsWrongHost);
        (await Lab.CheckAsync(new HttpOptions { Url = new Uri($"https://shop.example:{nginx.Port}/"), Tls = trust })).ShouldBe(ProbeState.Down, FaultClass.TlsNotTls);
    }

    [Fact]
    public async Task A_frozen_nginx_takes_connections_and_says_nothing()
    {
        using var authority = new TestCertificates();
        await using var nginx = await NginxAsync(authority);
        await nginx.FreezeAsync();

        (await Lab.CheckAsync(Http(nginx.Port, "/") with { Timeout = Lab.Short })).ShouldBe(ProbeState.Down, FaultClass.HttpNoFirstByte);
        (await Lab.CheckAsync(new HttpOptions { Url = new Uri($"https://shop.example:{nginx.Port + 1}/"), Timeout = Lab.Short })).ShouldBe(ProbeState.Down, FaultClass.TlsTimeout);
    }

    [Fact]
    public async Task A_stopped_nginx_refuses()
    {
        using var authority = new TestCertificates();
        var nginx = await NginxAsync(authority);
        await nginx.DisposeAsync();

        (await Lab.CheckAsync(Http(nginx.Port, "/"))).ShouldBe(ProbeState.Down, FaultClass.TcpRefused);
    }

    [Fact]
    public async Task Sshd_greets_and_is_up()
    {
        var sshd = Daemon.Find("sshd");
        var keygen = Daemon.Find("ssh-keygen");
        Assert.SkipWhen(sshd is null || keygen is null || !Environment.IsPrivilegedProcess, "sshd is not installed, or this is not root");
        Directory.CreateDirectory("/run/sshd");
        using var keys = new TemporaryFolder();
        await Daemon.RunAsync(keygen!, "-q", "-t", "ed25519", "-N", string.Empty, "-f", keys.File("host"));
        await using var daemon = await Daemon.StartAsync(sshd!, (_, port) => ["-D", "-f", "/dev/null", "-h", keys.File("host"), "-p", $"{port}", "-o", "ListenAddress=127.0.0.1", "-o", "PidFile=none"]);

        (await Lab.CheckAsync(new TcpOptions { Host = "shop.example", Port = daemon.Port, Dialog = [new TcpStep(null, new TextMatch(TextOperator.Matches, Pattern: Pattern.Parse(@"\ASSH-2\.0-").Value))] }))
            .ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(new TlsOptions { Host = "shop.example", Port = daemon.Port })).ShouldBe(ProbeState.Down, FaultClass.TlsNotTls);
        (await Lab.CheckAsync(Http(daemon.Port, "/"))).ShouldBe(ProbeState.Down, FaultClass.HttpProtocol);
    }

    [Fact]
    public async Task PostgreSQL_takes_connections_and_is_up()
    {
        var postgres = Daemon.Find("/usr/lib/postgresql/15/bin/postgres", "/usr/lib/postgresql/16/bin/postgres", "/usr/lib/postgresql/17/bin/postgres");
        var runuser = Daemon.Find("runuser");
        Assert.SkipWhen(postgres is null || runuser is null || !Environment.IsPrivilegedProcess, "PostgreSQL is not installed, or this is not root");
        using var data = new TemporaryFolder();
        await Daemon.RunAsync("/bin/chown", "postgres", data.Path);
        await Daemon.RunAsync(runuser!, "-u", "postgres", "--", Path.Combine(Path.GetDirectoryName(postgres!)!, "initdb"), "-D", data.File("db"), "--no-sync", "-A", "trust");
        await using var daemon = await Daemon.StartAsync(runuser!, (folder, port) =>
            ["-u", "postgres", "--", postgres!, "-D", data.File("db"), "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={data.Path}"]);

        // The server answers a request for TLS with one letter: N, as it has no certificate.
        (await Lab.CheckAsync(new TcpOptions { Host = "shop.example", Port = daemon.Port, Dialog = [new TcpStep("\0\0\0\u0008\u0004\u00d2\u0016/", null)] })).State.ShouldBe(ProbeState.Up);
        (await Lab.CheckAsync(new TcpOptions { Host = "shop.example", Port = daemon.Port })).ShouldBe(ProbeState.Up, FaultClass.None);
    }

    [Fact]
    public async Task Knot_answers_for_its_zone_and_is_up()
    {
        var knotd = Daemon.Find("knotd");
        Assert.SkipWhen(knotd is null, "knotd is not installed");
        await using var daemon = await Daemon.StartAsync(knotd!, (folder, port) =>
        {
            var path = folder.FullName;
            File.WriteAllText(Path.Combine(path, "shop.test.zone"), """
                $ORIGIN shop.test.
                $TTL 300
                @ SOA ns.shop.test. admin.shop.test. 2026010101 3600 600 86400 300
                @ NS ns
                ns A 127.0.0.1
                @ A 192.0.2.7
                @ A 192.0.2.8
                @ AAAA 2001:db8::7
                @ MX 10 mail
                @ TXT "v=spf1 -all"
                www CNAME @
                broken CNAME gone
                _sip._tcp SRV 10 5 5060 www
                @ CAA 0 issue "ca.example"
                """ + Environment.NewLine);
            File.WriteAllText(Path.Combine(path, "knot.conf"), $$"""
                server:
                    listen: 127.0.0.1@{{port}}
                    rundir: {{path}}
                database:
                    storage: {{path}}
                zone:
                  - domain: shop.test
                    storage: {{path}}
                    file: shop.test.zone
                """);
            return ["-c", Path.Combine(path, "knot.conf")];
        });
        DnsOptions Ask(string name, DnsRecordType type, params string[] records) =>
            new() { Name = name, Type = type, Servers = [new DnsServer("127.0.0.1", daemon.Port)], IsAuthoritative = true, Records = [.. records], MinTimeToLive = 60, MaxTimeToLive = 300 };

        (await Lab.CheckAsync(Ask("shop.test", DnsRecordType.A, "192.0.2.8", "192.0.2.7"))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Ask("shop.test", DnsRecordType.AAAA, "2001:db8::7"))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Ask("www.shop.test", DnsRecordType.A, "192.0.2.7", "192.0.2.8"))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Ask("www.shop.test", DnsRecordType.CNAME, "shop.test."))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Ask("shop.test", DnsRecordType.MX, "10 mail.shop.test"))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Ask("shop.test", DnsRecordType.TXT, "v=spf1 -all"))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Ask("shop.test", DnsRecordType.NS, "ns.shop.test"))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Ask("_sip._tcp.shop.test", DnsRecordType.SRV, "10 5 5060 www.shop.test"))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Ask("shop.test", DnsRecordType.CAA, "0 issue ca.example"))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Ask("shop.test", DnsRecordType.SOA, "ns.shop.test admin.shop.test 2026010101 3600 600 86400 300"))).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Ask("gone.shop.test", DnsRecordType.A))).ShouldBe(ProbeState.Down, FaultClass.DnsNxDomain);
        (await Lab.CheckAsync(Ask("broken.shop.test", DnsRecordType.A))).ShouldBe(ProbeState.Down, FaultClass.DnsCnameMissing);
        (await Lab.CheckAsync(Ask("ns.shop.test", DnsRecordType.AAAA))).ShouldBe(ProbeState.Down, FaultClass.DnsNoData);
        (await Lab.CheckAsync(Ask("elsewhere.test", DnsRecordType.A))).ShouldBe(ProbeState.Down, FaultClass.DnsRefused);
        await daemon.FreezeAsync();
        (await Lab.CheckAsync(Ask("shop.test", DnsRecordType.A) with { Timeout = Lab.Short })).ShouldBe(ProbeState.Down, FaultClass.DnsTimeout);
    }

    [Fact]
    public async Task Dnsmasq_resolves_and_passes_on_the_failure_of_its_upstream()
    {
        var dnsmasq = Daemon.Find("dnsmasq");
        Assert.SkipWhen(dnsmasq is null, "dnsmasq is not installed");
        await using var failing = new DnsTarget(question => DnsTarget.Answer(question, 2));
        await using var daemon = await Daemon.StartAsync(dnsmasq!, (folder, port) =>
        [
            "-k", "-C", "/dev/null", "-p", $"{port}", "--listen-address=127.0.0.1", "--bind-interfaces", "--no-resolv", "--no-hosts", "--user=", "--pid-file=",
            "--address=/shop.test/192.0.2.5", $"--server=/fails.test/127.0.0.1#{failing.Port}", "--address=/gone.test/",
        ]);
        DnsOptions Ask(string name) => new() { Name = name, Servers = [new DnsServer("127.0.0.1", daemon.Port)] };

        (await Lab.CheckAsync(Ask("shop.test") with { Records = ["192.0.2.5"] })).ShouldBe(ProbeState.Up, FaultClass.None);
        (await Lab.CheckAsync(Ask("x.fails.test"))).ShouldBe(ProbeState.Down, FaultClass.DnsServFail);
        (await Lab.CheckAsync(Ask("gone.test"))).ShouldBe(ProbeState.Down, FaultClass.DnsNxDomain);
    }

    private static HttpOptions Http(int port, string path) => new() { Url = new Uri($"http://shop.example:{port}{path}") };

    private static async Task<Daemon> NginxAsync(TestCertificates authority)
    {
        var nginx = Daemon.Find("nginx");
        Assert.SkipWhen(nginx is null, "nginx is not installed");
        var leaf = authority.Server("shop.example", rsaBits: 2048);
        return await Daemon.StartAsync(nginx!, (folder, port) =>
        {
            var path = folder.FullName;
            Directory.CreateDirectory(Path.Combine(path, "www/folder"));
            File.WriteAllText(Path.Combine(path, "www/index.html"), "<html><title>Shop</title>welcome</html>");
            File.WriteAllText(Path.Combine(path, "www/folder/index.html"), "inside");
            File.WriteAllText(Path.Combine(path, "www/big.txt"), new string('x', 300_000));
            File.WriteAllText(Path.Combine(path, "cert.pem"), leaf.ExportCertificatePem() + "\n" + authority.Intermediate.ExportCertificatePem());
            File.WriteAllText(Path.Combine(path, "key.pem"), System.Security.Cryptography.X509Certificates.RSACertificateExtensions.GetRSAPrivateKey(leaf)!.ExportPkcs8PrivateKeyPem());
            File.WriteAllText(Path.Combine(path, "n.conf"), $$"""
                worker_processes 1; daemon off; master_process off; pid {{path}}/n.pid; error_log {{path}}/e.log;
                events { }
                http {
                    types { text/html html; text/plain txt; }
                    access_log off; client_body_temp_path {{path}}/b; proxy_temp_path {{path}}/p; fastcgi_temp_path {{path}}/f; uwsgi_temp_path {{path}}/u; scgi_temp_path {{path}}/s;
                    gzip on; gzip_types text/plain; root {{path}}/www;
                    server {
                        listen 127.0.0.1:{{port}}; listen 127.0.0.1:{{port + 1}} ssl;
                        ssl_certificate {{path}}/cert.pem; ssl_certificate_key {{path}}/key.pem;
                        location /get-only { if ($request_method = HEAD) { return 405; } return 200 "fine"; }
                    }
                }
                """);
            return ["-p", path, "-c", Path.Combine(path, "n.conf")];
        });
    }

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("upheld-test-");

        public string Path => _folder.FullName;

        public string File(string name) => System.IO.Path.Combine(Path, name);

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
