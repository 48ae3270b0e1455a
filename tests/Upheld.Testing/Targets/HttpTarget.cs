using System.Net;
using System.Text;

namespace Upheld.Testing.Targets;

/// <summary>A request as it came.</summary>
/// <param name="Method">As sent.</param>
/// <param name="Path">With the query.</param>
/// <param name="Headers">Names in lower case.</param>
public sealed record TargetRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers);

/// <summary>Reads one request per connection and lets a script write whatever bytes it likes.</summary>
public static class HttpTarget
{
    /// <summary>A server with a script per request.</summary>
    public static TcpTarget Start(Func<TargetRequest, Stream, CancellationToken, Task> script, IPAddress? address = null, int port = 0) =>
        new((stream, stop) => ServeAsync(stream, script, stop), address, port);

    /// <summary>A server that answers every request with the same bytes and closes.</summary>
    public static TcpTarget Answering(string answer, IPAddress? address = null) =>
        Start((_, stream, stop) => stream.WriteAsync(Encoding.UTF8.GetBytes(answer), stop).AsTask(), address);

    /// <summary>A whole answer.</summary>
    public static string Answer(int status, string body, params string[] headers) =>
        $"HTTP/1.1 {status} X\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n"
        + string.Concat(headers.Select(header => header + "\r\n")) + "\r\n" + body;

    /// <summary>Writes text.</summary>
    public static Task SendAsync(this Stream stream, string text, CancellationToken cancellation) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation).AsTask();

    /// <summary>Waits for whatever the other side sends; how many bytes came.</summary>
    public static async Task<int> HearAsync(this Stream stream, CancellationToken cancellation) => await stream.ReadAsync(new byte[4096], cancellation);

    /// <summary>Reads one request from a stream and runs the script on it.</summary>
    public static async Task ServeAsync(Stream stream, Func<TargetRequest, Stream, CancellationToken, Task> script, CancellationToken stop)
    {
        var request = await ReadAsync(stream, stop);
        if (request is not null)
        {
            await script(request, stream, stop);
            await stream.FlushAsync(stop);
        }
    }

    private static async Task<TargetRequest?> ReadAsync(Stream stream, CancellationToken stop)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, stop) == 0)
            {
                return null;
            }

            text.Append((char)one[0]);
        }

        var lines = text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var words = lines[0].Split(' ');
        var headers = lines[1..].Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1].Trim(), StringComparer.Ordinal);
        if (headers.TryGetValue("content-length", out var length) && int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) is > 0 and var count)
        {
            await stream.ReadExactlyAsync(new byte[count], stop);
        }

        return new TargetRequest(words[0], words[1], headers);
    }
}
