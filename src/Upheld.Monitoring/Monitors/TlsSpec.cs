using System.Globalization;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Monitoring.Probes;
using Upheld.Monitoring.Probes.Tls;
using SpecField = Upheld.Commitments.Contracts.Schemas.Field;

namespace Upheld.Monitoring.Monitors;

/// <summary><c>tls: { host, port, days, ca, serverName, minVersion, expiry, family, limits }</c>: the whole chain of a TLS endpoint.</summary>
internal sealed class TlsSpec : IProbeSpec
{
    public string Field => "tls";

    public RecordShape Shape { get; } = new(new("a TLS check", "TLS 检查"),
    [
        SpecField.Required("host", Shapes.Text(255)),
        SpecField.Optional("port", Shapes.Whole(1, 65535)),
        SpecField.Optional("days", Shapes.Whole(1, 1000)),
        .. TlsFields.All,
        FamilyField.One,
        PhaseFields.Of("limits", "dns", "connect", "tls"),
    ]);

    public ProbeOptions Bind(SpecMap map) => new TlsOptions
    {
        Host = map.NeededText("host"),
        Port = (int)(map.Whole("port") ?? 443),
        Families = FamilyField.Bind(map),
        Phases = PhaseFields.Bind(map.Map("limits")),
        Requirements = TlsFields.Bind(map, map.Whole("days")),
    };

    public string Target(SpecMap map) => string.Create(CultureInfo.InvariantCulture, $"{map.NeededText("host")}:{map.Whole("port") ?? 443}");

    public string Host(SpecMap map) => map.NeededText("host");
}
