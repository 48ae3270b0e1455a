using Upheld.Kernel.Results;

namespace Upheld.Kernel.Outbound;

/// <summary>Why no connection stands.</summary>
public enum OutboundFault
{
    /// <summary>The network policy forbids every address of the target.</summary>
    Denied,

    /// <summary>The host is not a name or an address.</summary>
    HostInvalid,

    /// <summary>The name does not exist.</summary>
    NameNotFound,

    /// <summary>The name is an alias of a name that does not exist.</summary>
    AliasNotFound,

    /// <summary>The name exists but has no address of the family asked for.</summary>
    NoAddress,

    /// <summary>The name server answered with a failure.</summary>
    NameServerFailure,

    /// <summary>The name server refused to answer.</summary>
    NameServerRefused,

    /// <summary>No name server answered in time.</summary>
    NameTimeout,

    /// <summary>The connection was refused.</summary>
    Refused,

    /// <summary>No answer to the connection attempt in time.</summary>
    ConnectTimeout,

    /// <summary>The network says that the host cannot be reached.</summary>
    HostUnreachable,

    /// <summary>The network says that the net cannot be reached, or this machine has no way there.</summary>
    NetworkUnreachable,

    /// <summary>The connection was reset.</summary>
    Reset,

    /// <summary>This machine cannot open such a socket.</summary>
    Unsupported,

    /// <summary>Another failure of the connection.</summary>
    Other,
}

/// <summary>Why no connection stands, and what a person reads about it.</summary>
/// <param name="Fault">The kind of failure.</param>
/// <param name="Error">The stable code and the message.</param>
public sealed record OutboundFailure(OutboundFault Fault, Error Error);
