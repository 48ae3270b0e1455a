using System.Collections.Immutable;
using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using Upheld.Figures.Samples;

namespace Upheld.Monitoring.Probes.Tls;

/// <summary>What the certificates of a handshake say.</summary>
/// <param name="Faults">All faults, the gravest first; empty when the chain is good.</param>
/// <param name="Advisories">What will become a fault, or is weak.</param>
/// <param name="Certificates">The chain, leaf first; null when nothing is wrong and nobody asked.</param>
internal sealed record ChainReport(ImmutableArray<Finding> Faults, ImmutableArray<Finding> Advisories, ImmutableArray<CertificateSummary>? Certificates)
{
    public static ChainReport Good { get; } = new([], [], null);
}

/// <summary>Judges a chain. The dates are judged here, by the clock we are given, and not by the chain engine.</summary>
internal static class ChainInspection
{
    private const int SmallestRsaKey = 2048;
    private static readonly string[] BrokenSignatures = ["1.2.840.113549.1.1.4", "1.2.840.113549.1.1.5", "1.2.840.10045.4.1", "1.2.840.10040.4.3"]; // MD5 and SHA-1

    public static ChainReport Inspect(X509Certificate2? leaf, X509Chain? chain, string host, TlsRequirements requirements, bool isUnchecked, Instant now, bool keepCertificates)
    {
        if (leaf is null)
        {
            return new ChainReport([new Finding(FaultClass.TlsHandshake, Found: "no certificate")], [], []);
        }

        var certificates = chain is { ChainElements.Count: > 0 } ? chain.ChainElements.Select(element => element.Certificate).ToArray() : [leaf];
        var faults = new List<Finding>();
        var advisories = new List<Finding>();
        Dates(certificates, requirements, now, faults, advisories);
        if (!isUnchecked)
        {
            Trust(leaf, certificates, chain, faults);
            if (!leaf.MatchesHostname(host, allowWildcards: true, allowCommonName: false))
            {
                faults.Add(new Finding(FaultClass.TlsWrongHost, host, Names(leaf)));
            }
        }

        Strength(certificates, advisories);
        return faults.Count == 0 && advisories.Count == 0 && !keepCertificates
            ? ChainReport.Good
            : new ChainReport([.. faults], [.. advisories], [.. certificates.Select(CertificateSummary.Of)]);
    }

    private static void Dates(X509Certificate2[] certificates, TlsRequirements requirements, Instant now, List<Finding> faults, List<Finding> advisories)
    {
        foreach (var certificate in certificates)
        {
            Instant start = CertificateSummary.StartOf(certificate), end = CertificateSummary.EndOf(certificate);
            if (end < now)
            {
                faults.Add(new Finding(FaultClass.TlsExpired, $"≥ {now}", $"{end} {certificate.Subject}"));
            }
            else if (start > now)
            {
                faults.Add(new Finding(FaultClass.TlsNotYetValid, $"≤ {now}", $"{start} {certificate.Subject}"));
            }
            else if (requirements.CertificateDays is { } days && end - now < Duration.FromDays(days))
            {
                advisories.Add(new Finding(FaultClass.TlsExpiring, $"≥ {days} d", string.Create(CultureInfo.InvariantCulture, $"{(int)(end - now).TotalDays} d {certificate.Subject}")));
            }
        }
    }

    private static void Trust(X509Certificate2 leaf, X509Certificate2[] certificates, X509Chain? chain, List<Finding> faults)
    {
        var flags = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status) ?? X509ChainStatusFlags.PartialChain;
        const X509ChainStatusFlags Harmless = X509ChainStatusFlags.NotTimeValid | X509ChainStatusFlags.NotTimeNested
            | X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;
        if ((flags & ~Harmless) == X509ChainStatusFlags.NoError)
        {
            return;
        }

        var last = certificates[^1];
        if ((flags & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) == 0)
        {
            faults.Add(new Finding(FaultClass.TlsUntrusted, Found: (flags & ~Harmless).ToString()));
        }
        else if (certificates.Length == 1 && IsSelfIssued(leaf))
        {
            faults.Add(new Finding(FaultClass.TlsSelfSigned, Found: leaf.Subject));
        }
        else if (certificates.Length == 1)
        {
            // The server sent nothing that signs its certificate. Whether the signer is an intermediate or an unknown root cannot be seen from
            // outside; a server that sends the leaf alone is by far most often one that forgot the intermediate.
            faults.Add(new Finding(FaultClass.TlsIncompleteChain, last.Issuer, last.Subject));
        }
        else
        {
            faults.Add(new Finding(FaultClass.TlsUntrusted, Found: IsSelfIssued(last) ? last.Subject : last.Issuer));
        }
    }

    private static void Strength(X509Certificate2[] certificates, List<Finding> advisories)
    {
        foreach (var certificate in certificates)
        {
            using var rsa = certificate.GetRSAPublicKey();
            if (rsa is { KeySize: < SmallestRsaKey })
            {
                advisories.Add(new Finding(FaultClass.TlsWeakKey, $"≥ {SmallestRsaKey} bit", $"{rsa.KeySize} bit {certificate.Subject}"));
            }

            // A root's own signature proves nothing and is not checked by anyone.
            if (BrokenSignatures.Contains(certificate.SignatureAlgorithm.Value, StringComparer.Ordinal) && !IsSelfIssued(certificate))
            {
                advisories.Add(new Finding(FaultClass.TlsWeakSignature, Found: $"{certificate.SignatureAlgorithm.FriendlyName} {certificate.Subject}"));
            }
        }
    }

    private static bool IsSelfIssued(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    private static string Names(X509Certificate2 leaf)
    {
        var names = leaf.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(extension =>
            extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString())));
        var text = string.Join(", ", names.Take(10));
        return text.Length > 0 ? text : leaf.Subject;
    }
}
