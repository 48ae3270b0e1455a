using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace Upheld.Monitoring.Probes.Tls;

/// <summary>What is kept of a certificate.</summary>
/// <param name="Subject">Distinguished name.</param>
/// <param name="Issuer">Distinguished name of who signed it.</param>
/// <param name="NotBefore">First instant of validity.</param>
/// <param name="NotAfter">Last instant of validity.</param>
/// <param name="Sha256">Fingerprint, lower-case hexadecimal.</param>
internal sealed record CertificateSummary(string Subject, string Issuer, Instant NotBefore, Instant NotAfter, string Sha256)
{
    public static CertificateSummary Of(X509Certificate2 certificate) => new(
        certificate.Subject,
        certificate.Issuer,
        StartOf(certificate),
        EndOf(certificate),
        Convert.ToHexStringLower(SHA256.HashData(certificate.RawDataMemory.Span)));

    public static Instant StartOf(X509Certificate2 certificate) => Instant.FromDateTimeUtc(certificate.NotBefore.ToUniversalTime());

    public static Instant EndOf(X509Certificate2 certificate) => Instant.FromDateTimeUtc(certificate.NotAfter.ToUniversalTime());
}
