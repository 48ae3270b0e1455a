using System.Net;
using System.Net.Sockets;

namespace Upheld.Kernel.Outbound.Names;

/// <summary>Asks the machine's own name servers (<c>/etc/resolv.conf</c>) after looking into <c>/etc/hosts</c>, without blocking a thread and without a
/// cache: each check measures a real resolution, and each failure has its class. One silent name server of a tarpit must not use up
/// the thread pool, as the operating system's resolver would.</summary>
/// <param name="dns">Asks one server.</param>
/// <param name="settings">What the machine's files say now, such as <see cref="ResolverFiles.Read"/>.</param>
/// <param name="time">For the time-outs.</param>
public sealed class StubNameResolver(NameServerClient dns, Func<ResolverSettings> settings, TimeProvider time) : INameResolver
{
    // Once IPv4 has answered, a name server that swallows AAAA questions is not waited for.
    private static readonly TimeSpan SecondFamilyGrace = TimeSpan.FromMilliseconds(300);

    /// <inheritdoc/>
    public async ValueTask<NameAnswer> ResolveAsync(string name, AddressFamilies families, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(name);
        var current = settings();
        if (current.Find(name) is { Count: > 0 } known)
        {
            var wanted = known.Where(address => IsWanted(address, families)).ToList();
            return wanted.Count > 0 ? new NameAnswer(wanted, null) : NameAnswer.Failed(OutboundFault.NoAddress);
        }

        var answer = NameAnswer.Failed(OutboundFault.NameNotFound);
        foreach (var candidate in current.Candidates(name))
        {
            answer = await LookUpAsync(current, candidate, families, cancellation);
            if (answer.Fault is not (OutboundFault.NameNotFound or OutboundFault.NoAddress))
            {
                return answer;
            }
        }

        return answer;
    }

    private static bool IsWanted(IPAddress address, AddressFamilies families) =>
        families == AddressFamilies.Any || families == AddressFamilies.V4 == (address.AddressFamily == AddressFamily.InterNetwork);

    private async Task<NameAnswer> LookUpAsync(ResolverSettings current, string name, AddressFamilies families, CancellationToken cancellation)
    {
        if (families != AddressFamilies.Any)
        {
            return await AskAsync(current, name, families == AddressFamilies.V4 ? DnsRecordType.A : DnsRecordType.AAAA, cancellation);
        }

        using var hurry = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var second = AskAsync(current, name, DnsRecordType.AAAA, hurry.Token);
        NameAnswer first;
        try
        {
            first = await AskAsync(current, name, DnsRecordType.A, cancellation);
            if (first.Fault is null && !second.IsCompleted)
            {
                hurry.CancelAfter(SecondFamilyGrace);
            }
        }
        catch
        {
            await hurry.CancelAsync();
            await ((Task)second).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        NameAnswer other;
        try
        {
            other = await second;
        }
        catch (OperationCanceledException) when (first.Fault is null && !cancellation.IsCancellationRequested)
        {
            return first;
        }

        return (first.Fault, other.Fault) switch
        {
            (null, null) => new NameAnswer([.. first.Addresses, .. other.Addresses], null),
            (null, _) => first,
            (_, null) => other,
            (OutboundFault.NoAddress, _) => other,
            _ => first,
        };
    }

    private async Task<NameAnswer> AskAsync(ResolverSettings current, string name, DnsRecordType type, CancellationToken cancellation)
    {
        var worst = OutboundFault.NameTimeout;
        for (var attempt = 0; attempt < current.Attempts; attempt++)
        {
            foreach (var server in current.Servers)
            {
                using var limit = new CancellationTokenSource(current.Timeout, time);
                using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
                try
                {
                    // The name servers are the operator's own choice: the policy speaks of targets, not of them.
                    var reply = await dns.AskAsync(new TestedAddresses(new OutboundTarget("dns", server.Address.ToString(), server.Port), [server.Address]), name, type, recurse: true, both.Token);
                    if (reply.Message is { } message && Understand(message, type) is { } answer)
                    {
                        if (answer.Fault is not (OutboundFault.NameServerFailure or OutboundFault.NameServerRefused))
                        {
                            return answer;
                        }

                        worst = answer.Fault.Value;
                    }
                    else
                    {
                        worst = OutboundFault.NameServerFailure;
                    }
                }
                catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
                {
                    // The next server, or the next round.
                }
            }

            if (worst != OutboundFault.NameTimeout)
            {
                break; // every server that answered has failed: asking again at once brings the same
            }
        }

        return NameAnswer.Failed(worst);
    }

    private static NameAnswer? Understand(DnsMessage message, DnsRecordType type)
    {
        switch (message.Code)
        {
            case DnsResponseCode.NxDomain:
                return NameAnswer.Failed(message.Answers.Any(record => record.Type == DnsRecordType.CNAME) ? OutboundFault.AliasNotFound : OutboundFault.NameNotFound);
            case DnsResponseCode.Refused:
                return NameAnswer.Failed(OutboundFault.NameServerRefused);
            case DnsResponseCode.NoError:
                var addresses = message.Answers.Where(record => record.Type == type).Select(record => IPAddress.Parse(record.Data)).ToList();
                return addresses.Count > 0 ? new NameAnswer(addresses, null) : NameAnswer.Failed(OutboundFault.NoAddress);
            default:
                return NameAnswer.Failed(OutboundFault.NameServerFailure);
        }
    }
}
