namespace Upheld.Kernel.Outbound;

/// <summary>Which of a name's addresses count.</summary>
public enum AddressFamilies
{
    /// <summary>Both; IPv4 first.</summary>
    Any,

    /// <summary>IPv4 only.</summary>
    V4,

    /// <summary>IPv6 only.</summary>
    V6,
}

/// <summary>Where a connection goes to.</summary>
/// <param name="Scheme">Lower case, as the network policy names it: <c>http https tcp udp tls dns icmp</c> ….</param>
/// <param name="Host">Name or address as written.</param>
/// <param name="Port">0 for protocols without ports.</param>
/// <param name="Families">Which of its addresses count.</param>
public readonly record struct OutboundTarget(string Scheme, string Host, int Port, AddressFamilies Families = AddressFamilies.Any);
