using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Upheld.Monitoring.Probes.Http;

/// <summary>How the end of a body is known.</summary>
internal enum BodyFraming
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>By <c>Content-Length</c>.</summary>
    Length,

    /// <summary>By the last chunk.</summary>
    Chunked,

    /// <summary>By the end of the connection: a cut cannot be seen.</summary>
    UntilClose,
}

/// <summary>Status line and headers of an answer (RFC 9112).</summary>
internal sealed class HttpHead
{
    /// <summary>Most bytes of a head that are read.</summary>
    public const int MaxBytes = 64 * 1024;

    private static readonly SearchValues<byte> TokenBytes = SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    /// <summary>How every answer that we understand begins.</summary>
    public static ReadOnlySpan<byte> Beginning => "HTTP/1."u8;

    private HttpHead(int status, ImmutableArray<KeyValuePair<string, string>> headers, BodyFraming framing, long length) =>
        (Status, Headers, Framing, Length) = (status, headers, framing, length);

    public int Status { get; }

    public ImmutableArray<KeyValuePair<string, string>> Headers { get; }

    public BodyFraming Framing { get; }

    /// <summary>Of the body, when it is announced.</summary>
    public long Length { get; }

    /// <summary>The header's value, several joined with commas; null when it is not there.</summary>
    public string? this[string name]
    {
        get
        {
            string? found = null;
            foreach (var (key, value) in Headers)
            {
                if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    found = found is null ? value : $"{found}, {value}";
                }
            }

            return found;
        }
    }

    /// <summary>Where the head ends in the bytes (behind the empty line); -1 when it has not ended yet. A bare line feed ends a line, too.</summary>
    public static int EndOf(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (true)
        {
            var feed = bytes[at..].IndexOf((byte)'\n');
            if (feed < 0)
            {
                return -1;
            }

            at += feed + 1;
            if (at < bytes.Length && bytes[at] == '\n')
            {
                return at + 1;
            }

            if (at + 1 < bytes.Length && bytes[at] == '\r' && bytes[at + 1] == '\n')
            {
                return at + 2;
            }
        }
    }

    /// <summary>Reads a complete head; null with the reason when it is not valid HTTP.</summary>
    public static HttpHead? TryRead(ReadOnlySpan<byte> bytes, out string? fault)
    {
        var line = TakeLine(ref bytes);
        fault = null;
        if (!IsStatusLine(line))
        {
            fault = Text(line);
            return null;
        }

        var status = ((line[9] - '0') * 100) + ((line[10] - '0') * 10) + (line[11] - '0');
        var headers = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        while ((line = TakeLine(ref bytes)).Length > 0)
        {
            var colon = line.IndexOf((byte)':');
            if (colon <= 0 || line[..colon].ContainsAnyExcept(TokenBytes))
            {
                fault = Text(line);
                return null;
            }

            headers.Add(new KeyValuePair<string, string>(Encoding.Latin1.GetString(line[..colon]), Encoding.Latin1.GetString(line[(colon + 1)..].Trim(" \t"u8))));
        }

        return WithFraming(status, headers.DrainToImmutable(), out fault);
    }

    private static bool IsStatusLine(ReadOnlySpan<byte> line) =>
        line.Length >= 12
        && line.StartsWith(Beginning)
        && line[7] is (byte)'0' or (byte)'1'
        && line[8] == ' '
        && line[9] is >= (byte)'1' and <= (byte)'9'
        && char.IsAsciiDigit((char)line[10])
        && char.IsAsciiDigit((char)line[11])
        && (line.Length == 12 || line[12] == ' ');

    private static HttpHead? WithFraming(int status, ImmutableArray<KeyValuePair<string, string>> headers, out string? fault)
    {
        fault = null;
        string? coding = null;
        var length = -1L;
        foreach (var (name, value) in headers)
        {
            if (name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                coding = coding is null ? value : $"{coding}, {value}";
            }
            else if (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                // Two lengths that differ are how answers are smuggled past a proxy.
                if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var read) || (length >= 0 && length != read))
                {
                    fault = $"{name}: {value}";
                    return null;
                }

                length = read;
            }
        }

        if (status is < 200 or 204 or 304)
        {
            return new HttpHead(status, headers, BodyFraming.None, 0);
        }

        if (coding is not null)
        {
            if (!coding.Equals("chunked", StringComparison.OrdinalIgnoreCase))
            {
                fault = $"Transfer-Encoding: {coding}";
                return null;
            }

            return new HttpHead(status, headers, BodyFraming.Chunked, -1);
        }

        return new HttpHead(status, headers, length >= 0 ? BodyFraming.Length : BodyFraming.UntilClose, length);
    }

    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> bytes)
    {
        var feed = bytes.IndexOf((byte)'\n');
        var line = feed < 0 ? bytes : bytes[..feed];
        bytes = feed < 0 ? [] : bytes[(feed + 1)..];
        return line is [.. var bare, (byte)'\r'] ? bare : line;
    }

    /// <summary>The beginning of bytes that are no head, for people.</summary>
    public static string Text(ReadOnlySpan<byte> line) => Shown.Cut(Encoding.Latin1.GetString(line[..Math.Min(line.Length, 100)]), 100);
}
