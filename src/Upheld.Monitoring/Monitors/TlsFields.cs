using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Monitoring.Probes.Tls;

namespace Upheld.Monitoring.Monitors;

/// <summary>What HTTPS and TLS checks say of the connection: own roots as PEM text, the oldest version, the name asked for, and what a certificate about to end means: an
/// advisory, or a degraded check.</summary>
internal static class TlsFields
{
    public static IReadOnlyList<Field> All { get; } =
    [
        Field.Optional("ca", Shapes.Text(100_000, new("certificates as PEM text", "PEM 格式的证书"), text => text.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal))),
        Field.Optional("trustAny", Shapes.Flag),
        Field.Optional("serverName", Shapes.Text(255)),
        Field.Optional("minVersion", Shapes.OneOf("1.2", "1.3")),
        Field.Optional("expiry", Shapes.OneOf("advisory", "degraded")),
    ];

    /// <param name="map">The check.</param>
    /// <param name="days">How many days before its end a certificate is told of; null for the default.</param>
    public static TlsRequirements Bind(SpecMap map, decimal? days) => TlsRequirements.Default with
    {
        Trust = new TlsTrust(map.Text("ca"), map.Flag("trustAny") ?? false),
        ServerName = map.Text("serverName"),
        MinVersion = map.Text("minVersion") == "1.3" ? TlsVersion.Tls13 : TlsVersion.Tls12,
        CertificateDays = days is { } given ? (int)given : TlsRequirements.Default.CertificateDays,
        IsExpiryDegrading = map.Text("expiry") == "degraded",
    };
}
