namespace Upheld.Kernel.Outbound;

/// <summary>The stable codes of the failures of an outbound connection.</summary>
public static class OutboundErrors
{
    /// <summary>The network policy forbids it.</summary>
    public const string DeniedCode = "outbound.denied";

    /// <summary>The host is neither an address nor a valid name.</summary>
    public const string HostInvalidCode = "outbound.host_invalid";

    /// <summary>The name has no address: see the fault for why.</summary>
    public const string NameCode = "outbound.name";

    /// <summary>No connection could be made.</summary>
    public const string ConnectCode = "outbound.connect";

    /// <summary>A redirect that is not followed.</summary>
    public const string RedirectCode = "outbound.redirect";

    /// <summary>A header that must not be sent.</summary>
    public const string HeaderCode = "outbound.header";

    /// <summary>The body is longer than what is read of one.</summary>
    public const string BodyTooLargeCode = "body.too_large";

    /// <summary>The call failed after the connection stood.</summary>
    public const string CallCode = "outbound.call";

    /// <summary>No answer within the time allowed.</summary>
    public const string TimeoutCode = "outbound.timeout";
}
