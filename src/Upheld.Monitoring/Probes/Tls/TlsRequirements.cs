namespace Upheld.Monitoring.Probes.Tls;

/// <summary>Versions of TLS, by the number on the wire.</summary>
internal enum TlsVersion
{
    /// <summary>TLS 1.2.</summary>
    Tls12 = 0x0303,

    /// <summary>TLS 1.3.</summary>
    Tls13 = 0x0304,
}

/// <summary>Which roots a chain may end in.</summary>
/// <param name="CaPem">Own roots as PEM text; null: the machine's roots. Own roots replace the machine's, they do not join them.</param>
/// <param name="IsUnchecked">Accepts any chain and host name; dates are still judged. For devices that cannot have a certificate of their own.</param>
internal sealed record TlsTrust(string? CaPem = null, bool IsUnchecked = false)
{
    /// <summary>The machine's roots.</summary>
    public static TlsTrust System { get; } = new();
}

/// <summary>What a TLS connection must fulfil; the same for HTTPS and the TLS probe.</summary>
internal sealed record TlsRequirements
{
    /// <summary>The machine's roots, TLS 1.2, 14 days.</summary>
    public static TlsRequirements Default { get; } = new();

    /// <summary>Which roots count.</summary>
    public TlsTrust Trust { get; init; } = TlsTrust.System;

    /// <summary>The name that is asked for (SNI) and must stand in the certificate; null: the target's host.</summary>
    public string? ServerName { get; init; }

    /// <summary>The oldest version that is good enough. Older ones are the fault <c>tls.version</c>. Default TLS 1.2.</summary>
    public TlsVersion MinVersion { get; init; } = TlsVersion.Tls12;

    /// <summary>A certificate of the chain that ends within so many days is <c>tls.expiring</c>; null: not looked at. Default 14.</summary>
    public int? CertificateDays { get; init; } = 14;

    /// <summary>Whether <c>tls.expiring</c> makes the check degraded. By default it is an advisory: up, with a note.</summary>
    public bool IsExpiryDegrading { get; init; }
}
