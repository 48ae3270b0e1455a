using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Upheld.Kernel.Results;

namespace Upheld.Kernel.Outbound.Policy;

/// <summary>Where this machine may connect to on behalf of others. The operator owns it; a customer chooses only within it.</summary>
/// <remarks>The order, first match wins: a metadata address is denied whatever the file says; a <see cref="Deny"/> entry denies; an <see cref="Allow"/> entry
/// allows; a special network (loopback, private, link-local, …) is denied; an own port is denied; the rest is the public Internet, which
/// <see cref="Public"/> narrows. The address judged is the decoded one, and every address that it carries inside must pass too.</remarks>
public sealed record NetworkPolicy
{
    /// <summary>Nothing listed: the public Internet on every port, and nothing else.</summary>
    public static NetworkPolicy Default { get; } = new();

    /// <summary>What the operator opens beyond the public Internet.</summary>
    public ImmutableArray<NetworkRule> Allow { get; init; } = [];

    /// <summary>What the operator closes; wins over <see cref="Allow"/>.</summary>
    public ImmutableArray<NetworkRule> Deny { get; init; } = [];

    /// <summary>The public part: null closes it, else its ports and schemes (empty: all). Its networks are not read.</summary>
    public NetworkRule? Public { get; init; } = new([], [], []);

    /// <summary>The installation's own ports (database, administration): denied even on the public Internet unless an <see cref="Allow"/> entry
    /// names the address <em>and</em> the port in so many words.</summary>
    public ImmutableArray<NetworkRule> Own { get; init; } = [];

    /// <summary>The same policy that also guards the installation's own ports in these networks.</summary>
    public NetworkPolicy Guarding(IEnumerable<Network> networks, IEnumerable<int> ports)
    {
        ImmutableArray<PortRange> own = [.. ports.Select(port => new PortRange(port, port))];
        return own.IsEmpty ? this : this with { Own = Own.Add(new NetworkRule([.. networks], own, [])) }; // a rule without ports would speak of all of them
    }

    /// <summary>Null when the connection is allowed, else the error <c>outbound.denied</c> with what was denied and how to allow it.</summary>
    /// <param name="address">As resolved; transition forms are decoded here.</param>
    /// <param name="port">0 for protocols without ports.</param>
    /// <param name="scheme">Lower case.</param>
    public Error? Check(IPAddress address, int port, string scheme)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = DecodedAddress.Plain(address);
        if (CheckOne(plain, port, scheme) is { } reason)
        {
            return Denied(plain, port, scheme, reason);
        }

        foreach (var inner in DecodedAddress.Embedded(plain))
        {
            if (CheckOne(inner, port, scheme) is { } innerReason)
            {
                return Denied(inner, port, scheme, $"{innerReason}, carried inside {plain}");
            }
        }

        return null;
    }

    private string? CheckOne(IPAddress address, int port, string scheme)
    {
        if (SpecialNetworks.IsMetadata(address))
        {
            return MetadataReason;
        }

        foreach (var rule in Deny)
        {
            if (rule.Covers(address, port, scheme))
            {
                return "listed under deny in the network policy file";
            }
        }

        var isOwn = false;
        foreach (var own in Own)
        {
            isOwn |= own.Covers(address, port, scheme);
        }

        foreach (var rule in Allow)
        {
            if (rule.Covers(address, port, scheme) && (!isOwn || rule.NamesPort(port)))
            {
                return null;
            }
        }

        if (isOwn)
        {
            return "a port of this installation itself";
        }

        if (SpecialNetworks.NameOf(address) is { } name)
        {
            return $"a {name} address";
        }

        return Public is { } open && open.CoversService(port, scheme) ? null : "outside the public ports and schemes of the network policy file";
    }

    private const string MetadataReason = "a metadata service";

    private static Error Denied(IPAddress address, int port, string scheme, string reason)
    {
        var service = port == 0 ? scheme : string.Create(CultureInfo.InvariantCulture, $"{scheme} port {port}");
        var how = reason.StartsWith(MetadataReason, StringComparison.Ordinal)
            ? "Metadata services are always denied."
            : port == 0
                ? $"To allow it, the operator adds to the network policy file: allow: [ {{ networks: [ \"{address}\" ], schemes: [ {scheme} ] }} ]"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"To allow it, the operator adds to the network policy file: allow: [ {{ networks: [ \"{address}\" ], ports: [ {port} ], schemes: [ {scheme} ] }} ]");
        return new Error(ErrorKind.Forbidden, OutboundErrors.DeniedCode, $"A connection to {address} ({service}) is not allowed: it is {reason}. {how}");
    }
}
