using System.Net;
using System.Net.Sockets;
using Upheld.Kernel.Outbound.Names;
using Upheld.Kernel.Outbound.Policy;
using Upheld.Kernel.Results;

namespace Upheld.Kernel.Outbound;

/// <summary>The only way out: probes, webhooks, OIDC discovery and image fetches all connect through it. It resolves a host once, tests every address
/// against the operator's network policy, and connects to a tested address, never to a name. So a name server that changes its answer
/// between two questions (rebinding) gains nothing.</summary>
public sealed class OutboundDialer(NetworkPolicy policy, INameResolver names)
{
    private volatile NetworkPolicy _policy = policy;

    /// <summary>The policy in force.</summary>
    public NetworkPolicy Policy => _policy;

    /// <summary>Puts a newly read policy in force; connections that stand are not cut.</summary>
    public void Use(NetworkPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = policy;
    }

    /// <summary>Resolves the host once and keeps the addresses that the policy allows; a failure when none is left. Addresses that are denied are left
    /// out silently when others are allowed: nothing ever connects to them.</summary>
    public async ValueTask<(TestedAddresses? Addresses, OutboundFailure? Failure)> ResolveAsync(OutboundTarget target, CancellationToken cancellation)
    {
        if (!HostName.TryParse(target.Host, out var host) || target.Port is < 0 or > 65535)
        {
            return (null, new OutboundFailure(
                OutboundFault.HostInvalid,
                new Error(ErrorKind.Invalid, OutboundErrors.HostInvalidCode, $"{target.Host} is not a host name or an address. Check its spelling.")));
        }

        if (host.Address is { } literal)
        {
            return Test(target, [literal]);
        }

        var answer = await names.ResolveAsync(host.Ascii, target.Families, cancellation);
        return answer.Fault is { } fault ? (null, NoName(host.Ascii, fault)) : Test(target, answer.Addresses);
    }

    /// <summary>A TCP connection to a tested address.</summary>
    public ValueTask<Dialed> ConnectAsync(TestedAddresses addresses, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        return OutboundSockets.ConnectAsync(addresses, cancellation);
    }

    /// <summary>Resolves, tests and connects in one step.</summary>
    public async ValueTask<Dialed> ConnectAsync(OutboundTarget target, CancellationToken cancellation)
    {
        var (addresses, failure) = await ResolveAsync(target, cancellation);
        return addresses is null ? new Dialed(null, null, failure) : await ConnectAsync(addresses, cancellation);
    }

    /// <summary>A UDP socket, connected to the first tested address; the caller owns it.</summary>
    public ValueTask<Socket> OpenUdpAsync(TestedAddresses addresses, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        return OutboundSockets.OpenUdpAsync(addresses, cancellation);
    }

    /// <summary>An ICMP socket, connected to the first tested address; null when this machine allows no such socket. The caller owns it.</summary>
    public Socket? OpenIcmp(TestedAddresses addresses)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        return OutboundSockets.OpenIcmp(addresses);
    }

    private (TestedAddresses? Addresses, OutboundFailure? Failure) Test(OutboundTarget target, IReadOnlyList<IPAddress> found)
    {
        Error? denied = null;
        var allowed = new List<IPAddress>(found.Count);
        var isWrongFamily = false;
        foreach (var address in found)
        {
            var plain = DecodedAddress.Plain(address);
            if (target.Families is not AddressFamilies.Any && target.Families == AddressFamilies.V4 != (plain.AddressFamily == AddressFamily.InterNetwork))
            {
                isWrongFamily = true;
            }
            else if (_policy.Check(plain, target.Port, target.Scheme) is { } error)
            {
                denied ??= error;
            }
            else
            {
                allowed.Add(plain);
            }
        }

        if (allowed.Count > 0)
        {
            return (new TestedAddresses(target, allowed), null);
        }

        return denied is not null
            ? (null, new OutboundFailure(OutboundFault.Denied, denied))
            : (null, NoName(target.Host, isWrongFamily ? OutboundFault.NoAddress : OutboundFault.NameNotFound));
    }

    private static OutboundFailure NoName(string name, OutboundFault fault) => new(fault, new Error(ErrorKind.Unavailable, OutboundErrors.NameCode, fault switch
    {
        OutboundFault.NameNotFound => $"The name {name} does not exist.",
        OutboundFault.AliasNotFound => $"The name {name} is an alias of a name that does not exist.",
        OutboundFault.NoAddress => $"The name {name} has no address of the family asked for.",
        OutboundFault.NameServerRefused => $"The name server refused to resolve {name}.",
        OutboundFault.NameTimeout => $"No name server answered in time for {name}.",
        _ => $"The name server failed to resolve {name}.",
    }));
}
