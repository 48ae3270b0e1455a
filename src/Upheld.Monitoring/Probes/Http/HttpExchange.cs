using Upheld.Figures.Samples;
using Upheld.Kernel.Outbound.Http;

namespace Upheld.Monitoring.Probes.Http;

/// <summary>One request and its answer over a fresh connection, spoken by ourselves: HTTP/1.1 as RFC 9112 has it.</summary>
/// <remarks>The framework's client hides what a monitor is asked for (which phase failed, whether a body was cut or merely stalled, what came instead of
/// an answer) and costs nearly twice the CPU time of the exchange itself.</remarks>
internal sealed class HttpExchange(Stream stream, int keepLimit, TimeProvider time) : IDisposable
{
    private const int MaxInterim = 20;

    private readonly WireReader _wire = new(stream, time);
    private HttpBody? _body;

    /// <summary>Null until it has come.</summary>
    public HttpHead? Head { get; private set; }

    /// <summary>Null until the head has come, and for a redirect that is followed: its body is nobody's business.</summary>
    public HttpBody? Body => _body;

    /// <summary>When the last byte came; 0 before the first.</summary>
    public long LastByteAt => _wire.LastByteAt;

    /// <summary>Sends the request and reads the answer to its end, or to the end of the head of a redirect that is followed; null when it is complete.</summary>
    public async ValueTask<Finding?> RunAsync(ReadOnlyMemory<byte> request, PhaseTimer timer, bool isFollowing)
    {
        try
        {
            await stream.WriteAsync(request, timer.Token);
        }
        catch (IOException)
        {
            // A server may answer and close before it has read everything: what it said counts.
        }

        if (await ReadHeadAsync(timer) is { } fault)
        {
            return fault;
        }

        if (isFollowing && Redirects.IsRedirect(Head!.Status) && Head["Location"] is not null)
        {
            return null;
        }

        _body = new HttpBody(_wire, keepLimit);
        return await _body.ReadAsync(Head!, timer.Token);
    }

    public void Dispose()
    {
        _body?.Dispose();
        _wire.Dispose();
    }

    private async ValueTask<Finding?> ReadHeadAsync(PhaseTimer timer)
    {
        for (var interim = 0; interim < MaxInterim;)
        {
            var end = HttpHead.EndOf(_wire.Buffered);
            if (end >= 0)
            {
                var head = HttpHead.TryRead(_wire.Buffered[..end], out var fault);
                if (head is null)
                {
                    return new Finding(FaultClass.HttpProtocol, "HTTP/1.1", fault);
                }

                _wire.Take(end);
                if (head.Status >= 200 || head.Status == 101)
                {
                    Head = head;
                    return null;
                }

                interim++;
                continue;
            }

            if (_wire.Buffered.Length > HttpHead.MaxBytes)
            {
                return new Finding(FaultClass.HttpProtocol, $"≤ {Shown.Number(HttpHead.MaxBytes)}", Shown.Number(_wire.Buffered.Length));
            }

            var isFirst = LastByteAt == 0;
            var read = await _wire.FillAsync(timer.Token);
            if (read != WireRead.Data)
            {
                return Ended(read);
            }

            if (isFirst)
            {
                timer.Enter(Phase.Body);
            }
        }

        return new Finding(FaultClass.HttpProtocol, "HTTP/1.1 2xx-5xx", "1xx");
    }

    private Finding Ended(WireRead read)
    {
        var seen = _wire.Buffered[..Math.Min(_wire.Buffered.Length, HttpHead.Beginning.Length)];
        return HttpHead.Beginning.StartsWith(seen)
            ? new Finding(FaultClass.HttpClosed, Found: read == WireRead.Reset ? "reset" : "end")
            : new Finding(FaultClass.HttpProtocol, "HTTP/1.1", HttpHead.Text(_wire.Buffered));
    }
}
