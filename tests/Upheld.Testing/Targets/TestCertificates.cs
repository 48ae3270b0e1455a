using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Upheld.Testing.Targets;

/// <summary>A certificate authority of a test: root, intermediate, and servers' certificates with whatever is wrong with them.</summary>
public sealed class TestCertificates : IDisposable
{
    private static long _serial = 1000;
    private readonly List<X509Certificate2> _all = [];

    public TestCertificates(string name = "Test", DateTimeOffset? now = null)
    {
        Now = now ?? TimeProvider.System.GetUtcNow();
        Root = Authority($"CN={name} Root", null);
        Intermediate = Authority($"CN={name} Intermediate", Root);
    }

    public DateTimeOffset Now { get; }

    public X509Certificate2 Root { get; }

    public X509Certificate2 Intermediate { get; }

    /// <summary>The root as PEM, for an own trust store.</summary>
    public string RootPem => Root.ExportCertificatePem();

    /// <summary>A server's certificate, signed by the intermediate.</summary>
    /// <param name="host">Name or address it is for.</param>
    /// <param name="from">Days from now when it begins.</param>
    /// <param name="until">Days from now when it ends.</param>
    /// <param name="authorityUrl">Where it says that its issuer can be downloaded: the bait for a downloading client.</param>
    /// <param name="rsaBits">An RSA key of this size instead of P-256.</param>
    public X509Certificate2 Server(string host, int from = -60, int until = 60, string? authorityUrl = null, int? rsaBits = null) =>
        Keep(Sign(Intermediate, host, from, until, authorityUrl, rsaBits));

    /// <summary>A certificate signed by itself.</summary>
    public X509Certificate2 SelfSigned(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(Names(host));
        return Keep(Usable(request.CreateSelfSigned(Now.AddDays(-60), Now.AddDays(60))));
    }

    public void Dispose() => _all.ForEach(certificate => certificate.Dispose());

    private X509Certificate2 Authority(string name, X509Certificate2? issuer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        if (issuer is null)
        {
            return Keep(Usable(request.CreateSelfSigned(Now.AddYears(-10), Now.AddYears(10))));
        }

        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, true, false));
        using var signed = request.Create(issuer, Now.AddYears(-5), Now.AddYears(5), Serial());
        return Keep(Usable(signed.CopyWithPrivateKey(key)));
    }

    private X509Certificate2 Sign(X509Certificate2 issuer, string host, int from, int until, string? authorityUrl, int? rsaBits)
    {
        using var ec = rsaBits is null ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : null;
        using var rsa = rsaBits is { } bits ? RSA.Create(bits) : null;
        var request = ec is not null
            ? new CertificateRequest($"CN={host}", ec, HashAlgorithmName.SHA256)
            : new CertificateRequest($"CN={host}", rsa!, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(Names(host));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, true, false));
        if (authorityUrl is not null)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([authorityUrl + "/ocsp"], [authorityUrl + "/ca.crt"]));
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([authorityUrl + "/crl"]));
        }

        using var signed = request.Create(issuer.SubjectName, X509SignatureGenerator.CreateForECDsa(issuer.GetECDsaPrivateKey()!), Now.AddDays(from), Now.AddDays(until), Serial());
        return Usable(ec is not null ? signed.CopyWithPrivateKey(ec) : signed.CopyWithPrivateKey(rsa!));
    }

    private static X509Extension Names(string host)
    {
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(host);
        }

        return names.Build();
    }

    private static byte[] Serial()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteInteger(Interlocked.Increment(ref _serial));
        return writer.Encode()[2..];
    }

    // A certificate with an ephemeral key cannot be used by every TLS library; one that went through PKCS#12 can.
    private static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);
        }
    }

    private X509Certificate2 Keep(X509Certificate2 certificate)
    {
        _all.Add(certificate);
        return certificate;
    }
}
