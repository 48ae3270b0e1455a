using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Upheld.Testing.Targets;

/// <summary>A TLS server whose certificate, chain and versions a test chooses.</summary>
public static class TlsTarget
{
    /// <summary>Shakes hands and lets a script talk inside.</summary>
    /// <param name="leaf">The server's certificate.</param>
    /// <param name="intermediates">What is sent along; empty: an incomplete chain.</param>
    /// <param name="script">What happens after the handshake; null: the connection stays open.</param>
    /// <param name="protocols">Versions that are offered.</param>
    /// <param name="address">Default 127.0.0.1.</param>
    public static TcpTarget Start(
        X509Certificate2 leaf,
        X509Certificate2Collection intermediates,
        Func<Stream, CancellationToken, Task>? script = null,
        SslProtocols protocols = SslProtocols.None,
        IPAddress? address = null)
    {
        // Offline: a server, too, would download what is missing from its own chain.
        var context = SslStreamCertificateContext.Create(leaf, intermediates, offline: true);
        return new TcpTarget(
            async (stream, stop) =>
            {
                await using var tls = new SslStream(stream);
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = context, EnabledSslProtocols = protocols }, stop);
                await (script?.Invoke(tls, stop) ?? Task.Delay(Timeout.Infinite, stop));
            },
            address);
    }
}
