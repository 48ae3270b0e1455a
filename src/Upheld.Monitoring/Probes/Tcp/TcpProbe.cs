using System.Text;
using Upheld.Figures.Samples;
using Upheld.Kernel.Outbound;

namespace Upheld.Monitoring.Probes.Tcp;

/// <summary>Connects, and holds a dialog.</summary>
internal sealed class TcpProbe(TcpOptions options, OutboundDialer dialer, TimeProvider time) : IProbe
{
    private const int LongestAnswer = 64 * 1024;

    public async ValueTask<ProbeResult> CheckAsync(bool keepDetail, CancellationToken cancellation)
    {
        using var timer = new PhaseTimer(time, options.Timeout, options.Phases, cancellation);
        var heard = new StringBuilder();
        string? address = null;
        Finding? fault;
        try
        {
            (fault, address) = await RunAsync(timer, heard);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            fault = new Finding(
                timer.Current switch
                {
                    Phase.Dns => FaultClass.DnsTimeout,
                    Phase.Connect => FaultClass.TcpTimeout,
                    _ => FaultClass.TcpAnswerTimeout,
                },
                Shown.AtMost(timer.Allowed),
                heard.Length > 0 ? Shown.Cut(heard.ToString(), 200) : null);
        }

        timer.Stop();
        var elapsed = timer.Elapsed;
        var (state, finding) = fault is not null ? (ProbeFaults.StateOf(fault.Fault), fault)
            : options.SlowAfter is { } limit && elapsed > limit ? (ProbeState.Degraded, new Finding(FaultClass.CheckSlow, Shown.AtMost(limit), Shown.Time(elapsed)))
            : (ProbeState.Up, null);
        return new ProbeResult(state, finding)
        {
            Latency = elapsed,
            Phases = timer.Phases,
            Detail = keepDetail || finding is not null ? new ProbeDetail { Address = address, Excerpt = heard.Length > 0 ? Shown.Cut(heard.ToString(), ProbeDetail.ExcerptLength - 1) : null } : null,
        };
    }

    private async ValueTask<(Finding? Fault, string? Address)> RunAsync(PhaseTimer timer, StringBuilder heard)
    {
        timer.Enter(Phase.Dns);
        var (addresses, failure) = await dialer.ResolveAsync(new OutboundTarget("tcp", options.Host, options.Port, options.Families), timer.Token);
        if (addresses is null)
        {
            return (ProbeFaults.Of(failure!), null);
        }

        timer.Enter(Phase.Connect);
        var dialed = await dialer.ConnectAsync(addresses, timer.Token);
        if (dialed.Stream is not { } stream)
        {
            return (ProbeFaults.Of(dialed.Failure!), null);
        }

        await using (stream)
        {
            timer.Enter(Phase.FirstByte);
            foreach (var step in options.Dialog)
            {
                if (await StepAsync(stream, step, heard, timer.Token) is { } fault)
                {
                    return (fault, dialed.Address?.ToString());
                }
            }

            return (null, dialed.Address?.ToString());
        }
    }

    private static async ValueTask<Finding?> StepAsync(Stream stream, TcpStep step, StringBuilder heard, CancellationToken cancellation)
    {
        try
        {
            if (step.Send is { } text)
            {
                heard.Clear();
                await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
            }

            return step.Expect is null ? null : await ExpectAsync(stream, step, heard, cancellation);
        }
        catch (IOException)
        {
            return new Finding(FaultClass.TcpReset, step.Expect?.ToString(), heard.Length > 0 ? Shown.Cut(heard.ToString(), 200) : null);
        }
    }

    private static async ValueTask<Finding?> ExpectAsync(Stream stream, TcpStep step, StringBuilder heard, CancellationToken cancellation)
    {
        var buffer = new byte[4096];
        var decoder = Encoding.UTF8.GetDecoder(); // a character may come in two pieces
        var characters = new char[buffer.Length + 1];
        while (true)
        {
            if (step.Expect!.Holds(heard.ToString()))
            {
                return null;
            }

            if (heard.Length > LongestAnswer)
            {
                return new Finding(FaultClass.TcpAnswer, step.Expect.ToString(), Shown.Cut(heard.ToString(), 200));
            }

            var read = await stream.ReadAsync(buffer, cancellation);
            if (read == 0)
            {
                return new Finding(
                    heard.Length > 0 ? FaultClass.TcpAnswer : FaultClass.TcpClosed,
                    step.Expect.ToString(),
                    heard.Length > 0 ? Shown.Cut(heard.ToString(), 200) : null);
            }

            heard.Append(characters, 0, decoder.GetChars(buffer.AsSpan(0, read), characters, flush: false));
        }
    }
}
