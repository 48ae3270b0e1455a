namespace Upheld.Kernel.Outbound.Names;

/// <summary>Types of DNS records whose data is read; the numbers are IANA's.</summary>
public enum DnsRecordType : ushort
{
    /// <summary>IPv4 address.</summary>
    A = 1,

    /// <summary>Name server.</summary>
    NS = 2,

    /// <summary>Alias.</summary>
    CNAME = 5,

    /// <summary>Start of authority.</summary>
    SOA = 6,

    /// <summary>Name of an address.</summary>
    PTR = 12,

    /// <summary>Mail exchanger.</summary>
    MX = 15,

    /// <summary>Text.</summary>
    TXT = 16,

    /// <summary>IPv6 address.</summary>
    AAAA = 28,

    /// <summary>Service.</summary>
    SRV = 33,

    /// <summary>Which authorities may issue certificates.</summary>
    CAA = 257,
}

/// <summary>Response codes of DNS; the numbers are IANA's.</summary>
public enum DnsResponseCode : byte
{
    /// <summary>An answer.</summary>
    NoError = 0,

    /// <summary>The server did not understand.</summary>
    FormErr = 1,

    /// <summary>The server failed.</summary>
    ServFail = 2,

    /// <summary>The name does not exist.</summary>
    NxDomain = 3,

    /// <summary>The server does not do this.</summary>
    NotImp = 4,

    /// <summary>The server does not want to.</summary>
    Refused = 5,
}
