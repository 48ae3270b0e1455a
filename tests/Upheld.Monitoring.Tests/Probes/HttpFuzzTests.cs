using System.Text;
using CsCheck;
using NodaTime;
using Upheld.Monitoring.Probes;
using Upheld.Monitoring.Probes.Http;

namespace Upheld.Monitoring.Tests.Probes;

/// <summary>Whatever a server sends, in whatever pieces: the reader ends with a verdict and never with an exception.</summary>
public sealed class HttpFuzzTests
{
    private static readonly string[] Seeds =
    [
        "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nwelcome",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=1\r\nwel\r\n4\r\ncome\r\n0\r\nX-T: 1\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.0 404 Not Found\r\nServer: x\r\n\r\nto the end",
    ];

    [Fact]
    public void Answers_with_flipped_missing_and_doubled_bytes() =>
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Select(Gen.Int[0, 2], Gen.Int[0, 90], Gen.Byte).Array[0, 6], Gen.Int[1, 20]).Sample(
            (seed, changes, piece) => Read(changes.Aggregate(Encoding.ASCII.GetBytes(Seeds[seed]), Change), piece).ShouldBeTrue(),
            iter: 20_000);

    [Fact]
    public void Any_bytes_at_all() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Int[1, 50]).Sample((bytes, piece) => Read(bytes, piece).ShouldBeTrue(), iter: 5_000);

    [Fact]
    public void The_pieces_in_which_an_answer_comes_do_not_change_it() =>
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Int[1, 100]).Sample((seed, piece) =>
        {
            var whole = Run(Encoding.ASCII.GetBytes(Seeds[seed]), int.MaxValue);
            Run(Encoding.ASCII.GetBytes(Seeds[seed]), piece).ShouldBe(whole);
        });

    private static byte[] Change(byte[] bytes, (int Kind, int At, byte Value) change)
    {
        var at = Math.Min(change.At, bytes.Length);
        return change.Kind switch
        {
            0 when at < bytes.Length => [.. bytes[..at], change.Value, .. bytes[(at + 1)..]],
            1 when at < bytes.Length => [.. bytes[..at], .. bytes[(at + 1)..]],
            _ => [.. bytes[..at], change.Value, .. bytes[at..]],
        };
    }

    private static bool Read(byte[] bytes, int piece)
    {
        _ = Run(bytes, piece);
        return true;
    }

    private static (string? Fault, int Status, string Body) Run(byte[] bytes, int piece)
    {
        using var timer = new PhaseTimer(TimeProvider.System, Duration.FromMinutes(1), PhaseTimeouts.None, CancellationToken.None);
        using var exchange = new HttpExchange(new Pieces(bytes, piece), HttpBody.MaxKept, TimeProvider.System);
        timer.Enter(Phase.FirstByte);
        var reading = exchange.RunAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n\r\n"), timer, isFollowing: false);
        reading.IsCompleted.ShouldBeTrue("nothing here waits");
        return (reading.Result?.ToString(), exchange.Head?.Status ?? 0, exchange.Body is { } body ? Encoding.Latin1.GetString(body.Kept.Span) : string.Empty);
    }

    /// <summary>A connection that gives its bytes in pieces and then ends.</summary>
    private sealed class Pieces(byte[] bytes, int piece) : MemoryStream(bytes, writable: false)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Read(buffer.Span[..Math.Min(piece, buffer.Length)]));

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }
}
