using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Kernel.Outbound;

namespace Upheld.Monitoring.Probes.Tls;

/// <summary>How a handshake ended.</summary>
/// <param name="Stream">The encrypted stream; null when the handshake failed. It stands even when the chain has faults: the caller decides.</param>
/// <param name="Report">What the certificates say.</param>
internal readonly record struct Handshake(SslStream? Stream, ChainReport Report);

/// <summary>Makes TLS handshakes and says exactly why one failed. One instance per monitor.</summary>
internal sealed class TlsHandshake(OutboundDialer dialer, TlsRequirements requirements, TrustAnchors anchors, TimeProvider time)
{
    private const byte ProtocolVersionAlert = 70;

    private static readonly List<SslApplicationProtocol> Http11 = [SslApplicationProtocol.Http11];

    /// <summary>Shakes hands on a connection, which belongs to the result from then on.</summary>
    /// <param name="connection">Just connected.</param>
    /// <param name="addresses">Where it goes to; asked again in old versions when none is shared.</param>
    /// <param name="host">The target's host.</param>
    /// <param name="isHttp">Whether to announce HTTP/1.1.</param>
    /// <param name="keepCertificates">Whether to describe the chain even when it is good.</param>
    /// <param name="cancellation">The time-out; ends with <see cref="OperationCanceledException"/>.</param>
    public async ValueTask<Handshake> MakeAsync(
        NetworkStream connection, TestedAddresses addresses, string host, bool isHttp, bool keepCertificates, CancellationToken cancellation)
    {
        var name = requirements.ServerName ?? NameOf(host);
        var tap = new HandshakeTap(connection);
        var stream = new SslStream(tap, leaveInnerStreamOpen: false);
        var report = ChainReport.Good;
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = name,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            AllowTlsResume = false, // a resumed session would show yesterday's certificate
            CertificateChainPolicy = anchors.Policy(),
            ApplicationProtocols = isHttp ? Http11 : null,
            RemoteCertificateValidationCallback = (_, certificate, chain, _) =>
            {
                report = ChainInspection.Inspect(
                    certificate as X509Certificate2, chain, name, requirements, anchors.IsUnchecked, Instant.FromDateTimeOffset(time.GetUtcNow()), keepCertificates);
                return true; // the report decides, after the handshake
            },
        };
        try
        {
            await stream.AuthenticateAsClientAsync(options, cancellation);
        }
        catch (OperationCanceledException)
        {
            await stream.DisposeAsync();
            throw;
        }
        catch (Exception e) when (e is AuthenticationException or IOException or SocketException or InvalidOperationException)
        {
            await stream.DisposeAsync();
            return new Handshake(null, report with { Faults = [await FaultAsync(tap, e, addresses, name, cancellation), .. report.Faults] });
        }

        return new Handshake(stream, WithVersion(report, stream.SslProtocol));
    }

    private ChainReport WithVersion(ChainReport report, SslProtocols protocol)
    {
        var version = protocol == SslProtocols.Tls13 ? TlsVersion.Tls13 : TlsVersion.Tls12;
        return version < requirements.MinVersion
            ? report with { Faults = [.. report.Faults, new Finding(FaultClass.TlsVersion, $"≥ {OldVersionHello.NameOf((int)requirements.MinVersion)}", OldVersionHello.NameOf((int)version))] }
            : report;
    }

    private async ValueTask<Finding> FaultAsync(HandshakeTap tap, Exception failure, TestedAddresses addresses, string name, CancellationToken cancellation)
    {
        var floor = $"≥ {OldVersionHello.NameOf((int)requirements.MinVersion)}";
        if (!tap.IsTls)
        {
            return new Finding(FaultClass.TlsNotTls, Found: tap.FirstText);
        }

        if (tap.HelloVersion is { } version and < (int)TlsVersion.Tls12)
        {
            return new Finding(FaultClass.TlsVersion, floor, OldVersionHello.NameOf(version));
        }

        if (tap.Alert == ProtocolVersionAlert)
        {
            return await OldVersionAsync(addresses, name, cancellation) is { } old
                ? new Finding(FaultClass.TlsVersion, floor, old)
                : new Finding(FaultClass.TlsVersionMismatch, floor, "alert 70");
        }

        return new Finding(
            FaultClass.TlsHandshake,
            Found: tap.Alert is { } alert ? string.Create(CultureInfo.InvariantCulture, $"alert {alert}") : tap.IsSilent ? "closed" : (failure.InnerException ?? failure).Message);
    }

    private async ValueTask<string?> OldVersionAsync(TestedAddresses addresses, string name, CancellationToken cancellation)
    {
        var dialed = await dialer.ConnectAsync(addresses, cancellation);
        if (dialed.Stream is not { } stream)
        {
            return null;
        }

        await using (stream)
        {
            try
            {
                return await OldVersionHello.AskAsync(stream, name, cancellation);
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    private static string NameOf(string host) => HostName.TryParse(host, out var parsed) ? parsed.Ascii : host;
}
