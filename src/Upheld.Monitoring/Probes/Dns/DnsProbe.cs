using System.Collections.Immutable;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Kernel.Outbound;
using Upheld.Kernel.Outbound.Names;
using Upheld.Kernel.Results;

namespace Upheld.Monitoring.Probes.Dns;

/// <summary>Asks every server of a monitor at once and judges each answer, then all of them.</summary>
internal sealed class DnsProbe : IProbe
{
    public const string InvalidCode = "dns.invalid";
    private static readonly Duration Resend = Duration.FromSeconds(2);

    private readonly DnsOptions _options;
    private readonly string _name;
    private readonly OutboundDialer _dialer;
    private readonly NameServerClient _dns;
    private readonly TimeProvider _time;

    private DnsProbe(DnsOptions options, string name, OutboundDialer dialer, NameServerClient dns, TimeProvider time) =>
        (_options, _name, _dialer, _dns, _time) = (options, name, dialer, dns, time);

    public static Result<IProbe> Prepare(DnsOptions options, OutboundDialer dialer, NameServerClient dns, TimeProvider time)
    {
        if (options.Servers.IsDefaultOrEmpty)
        {
            return new Error(ErrorKind.Invalid, InvalidCode, "A DNS check needs at least one name server.");
        }

        return HostName.TryParse(options.Name, out var name) && name.Address is null
            ? Result<IProbe>.Ok(new DnsProbe(options, name.Ascii, dialer, dns, time))
            : new Error(ErrorKind.Invalid, InvalidCode, $"{options.Name} is not a name that can be asked for.");
    }

    public async ValueTask<ProbeResult> CheckAsync(bool keepDetail, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(_options.Timeout.ToTimeSpan(), _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var answers = await Task.WhenAll(_options.Servers.Select(server => AskAsync(server, both.Token, cancellation)));
        var latency = answers.Max(answer => answer.Latency);
        var (state, finding) = Judge(answers, latency);
        var first = answers.FirstOrDefault(answer => answer.Message is not null);
        return new ProbeResult(state, finding)
        {
            Status = first?.Message is { } message ? (ushort)message.Code : Sample.NoStatus,
            Latency = latency,
            Phases = new ProbePhases(latency, null, null, null, null),
            Detail = keepDetail || finding is not null ? new ProbeDetail { Lines = [.. answers.SelectMany(answer => answer.Lines())] } : null,
        };
    }

    private (ProbeState State, Finding? Finding) Judge(DnsServerAnswer[] answers, Duration latency)
    {
        var failed = answers.Where(answer => answer.Fault is not null).ToList();
        if (failed.Count == answers.Length)
        {
            var fault = failed[0].Fault!;
            return (failed.Select(answer => ProbeFaults.StateOf(answer.Fault!.Fault)).Max(), failed.Find(answer => ProbeFaults.StateOf(answer.Fault!.Fault) == ProbeState.Down)?.Fault ?? fault);
        }

        if (failed is [var one, ..])
        {
            return (ProbeState.Degraded, one.Fault! with { Fault = OfOneServer(one.Fault!.Fault), Found = $"{one.Server.Host} {one.Fault.Found}".TrimEnd() });
        }

        if (_options.MustAgree && answers.Select(answer => answer.Set).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            return (ProbeState.Degraded, new Finding(FaultClass.DnsServersDisagree, answers[0].Set, answers.First(answer => answer.Set != answers[0].Set).Set));
        }

        return _options.SlowAfter is { } slow && latency > slow
            ? (ProbeState.Degraded, new Finding(FaultClass.DnsSlow, Shown.AtMost(slow), Shown.Time(latency)))
            : (ProbeState.Up, null);
    }

    private static FaultClass OfOneServer(FaultClass fault) => fault switch
    {
        FaultClass.DnsServFail => FaultClass.DnsServerServFail,
        FaultClass.DnsTimeout => FaultClass.DnsServerSilent,
        _ => fault,
    };

    private async Task<DnsServerAnswer> AskAsync(DnsServer server, CancellationToken limited, CancellationToken cancellation)
    {
        var begin = _time.GetTimestamp();
        DnsMessage? message = null;
        Finding? fault;
        try
        {
            var (addresses, failure) = await _dialer.ResolveAsync(new OutboundTarget("dns", server.Host, server.Port), limited);
            if (addresses is null)
            {
                fault = ProbeFaults.Of(failure!);
            }
            else
            {
                (message, fault) = await AskAsync(addresses, limited);
                fault ??= DnsVerdict.Fault(_options, _name, message!);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            fault = new Finding(FaultClass.DnsTimeout, Shown.AtMost(_options.Timeout));
        }

        return new DnsServerAnswer(server, message, fault, Duration.FromTimeSpan(_time.GetElapsedTime(begin)), _options.Type);
    }

    // UDP loses packets: one lost question must not look like a dead server while there is time to ask again.
    private async ValueTask<(DnsMessage? Message, Finding? Fault)> AskAsync(TestedAddresses server, CancellationToken limited)
    {
        while (true)
        {
            using var resend = new CancellationTokenSource(Duration.Min(Resend, _options.Timeout / 2).ToTimeSpan(), _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limited, resend.Token);
            try
            {
                var reply = await _dns.AskAsync(server, _name, _options.Type, recurse: !_options.IsAuthoritative, either.Token);
                return reply.Failure switch
                {
                    null => (reply.Message, null),
                    OutboundFault.Other => (null, new Finding(FaultClass.DnsMalformed)),
                    _ => (null, new Finding(FaultClass.DnsUnreachable, Found: reply.Failure.ToString())),
                };
            }
            catch (OperationCanceledException) when (!limited.IsCancellationRequested)
            {
                // Ask again.
            }
        }
    }
}

/// <summary>What one server answered.</summary>
internal sealed record DnsServerAnswer(DnsServer Server, DnsMessage? Message, Finding? Fault, Duration Latency, DnsRecordType Type)
{
    /// <summary>The records as one comparable text.</summary>
    public string Set => string.Join(", ", (Message?.Answers ?? []).Where(record => record.Type == Type).Select(record => record.Data).Order(StringComparer.Ordinal));

    public IEnumerable<string> Lines() => Message is null
        ? [$"{Server.Host}: {Fault?.Found ?? "–"}"]
        : Message.Answers.Take(20).Select(record => $"{Server.Host}: {record.Name} {Shown.Number(record.TimeToLive)} {record.Type} {record.Data}").Prepend($"{Server.Host}: {Message.Code}");
}
