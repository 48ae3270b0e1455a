using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text;

namespace Upheld.Monitoring.Probes.Tls;

/// <summary>Says hello in TLS 1.1 and 1.0, which our TLS library no longer speaks, and looks at the version of the server's hello. So a server that
/// offers only old versions is told from one that offers nothing in common at all. The handshake is never completed.</summary>
internal static class OldVersionHello
{
    private const int Tls11 = 0x0302;

    private static readonly byte[] Suites =
        [0xC0, 0x0A, 0xC0, 0x09, 0xC0, 0x14, 0xC0, 0x13, 0x00, 0x39, 0x00, 0x33, 0x00, 0x35, 0x00, 0x2F, 0x00, 0x0A, 0x00, 0xFF];

    // Groups x25519, P-256, P-384; uncompressed points.
    private static readonly byte[] CurveExtensions =
        [0x00, 0x0A, 0x00, 0x08, 0x00, 0x06, 0x00, 0x1D, 0x00, 0x17, 0x00, 0x18, 0x00, 0x0B, 0x00, 0x02, 0x01, 0x00];

    /// <summary>The old version that the server agrees to, such as <c>TLS 1.1</c>; null when it agrees to none.</summary>
    public static async ValueTask<string?> AskAsync(Stream stream, string host, CancellationToken cancellation)
    {
        await stream.WriteAsync(Hello(host), cancellation);
        var answer = new byte[11];
        var read = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellation);
        if (read < answer.Length || answer[0] != 22 || answer[5] != 2)
        {
            return null;
        }

        var version = BinaryPrimitives.ReadUInt16BigEndian(answer.AsSpan(9));
        return version is >= 0x0300 and <= Tls11 ? NameOf(version) : null;
    }

    public static string NameOf(int version) => version switch
    {
        0x0300 => "SSL 3.0",
        _ => string.Create(CultureInfo.InvariantCulture, $"TLS 1.{(version & 0xFF) - 1}"),
    };

    private static byte[] Hello(string host)
    {
        var extensions = new List<byte>();
        if (!IPAddress.TryParse(host, out _))
        {
            var name = Encoding.ASCII.GetBytes(host);
            extensions.AddRange([0x00, 0x00, .. Number(name.Length + 5), .. Number(name.Length + 3), 0x00, .. Number(name.Length), .. name]);
        }

        extensions.AddRange(CurveExtensions);
        var random = new byte[32]; // no secret will ever come of it
        byte[] body = [.. Number(Tls11), .. random, 0x00, .. Number(Suites.Length), .. Suites, 0x01, 0x00, .. Number(extensions.Count), .. extensions];
        return [22, 0x03, 0x01, .. Number(body.Length + 4), 1, 0x00, .. Number(body.Length), .. body];
    }

    private static byte[] Number(int value) => [(byte)(value >> 8), (byte)value];
}
