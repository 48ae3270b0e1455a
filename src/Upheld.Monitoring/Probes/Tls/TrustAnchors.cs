using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Upheld.Kernel.Results;

namespace Upheld.Monitoring.Probes.Tls;

/// <summary>The roots of one <see cref="TlsTrust"/>, read once.</summary>
internal sealed class TrustAnchors
{
    public const string InvalidCode = "tls.ca_invalid";

    private readonly X509Certificate2Collection? _own;

    private TrustAnchors(X509Certificate2Collection? own, bool isUnchecked) => (_own, IsUnchecked) = (own, isUnchecked);

    public bool IsUnchecked { get; }

    public static Result<TrustAnchors> Of(TlsTrust trust)
    {
        if (trust.CaPem is null)
        {
            return new TrustAnchors(null, trust.IsUnchecked);
        }

        var own = new X509Certificate2Collection();
        try
        {
            own.ImportFromPem(trust.CaPem);
        }
        catch (CryptographicException)
        {
            own.Clear();
        }

        return own.Count > 0
            ? new TrustAnchors(own, trust.IsUnchecked)
            : new Error(ErrorKind.Invalid, InvalidCode, "The CA text holds no certificate. Give one or more certificates in PEM form.");
    }

    /// <summary>How a chain is built: nothing is downloaded. By default .NET fetches missing certificates from addresses that the certificate itself
    /// names, which would be a way round the guarded dialer and would hide an incomplete chain.</summary>
    public X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck };
        if (_own is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(_own);
        }

        return policy;
    }
}
