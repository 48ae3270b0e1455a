using System.Globalization;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Monitoring.Probes;
using Upheld.Monitoring.Probes.Matching;
using Upheld.Monitoring.Probes.Tcp;
using SpecField = Upheld.Commitments.Contracts.Schemas.Field;

namespace Upheld.Monitoring.Monitors;

/// <summary><c>tcp: { host, port, send, expect, family, limits }</c>: a port takes connections and, if asked, answers as it should.</summary>
internal sealed class TcpSpec : IProbeSpec
{
    public string Field => "tcp";

    public RecordShape Shape { get; } = new(new("a TCP check", "TCP 检查"),
        SpecField.Required("host", Shapes.Text(255)),
        SpecField.Required("port", Shapes.Whole(1, 65535)),
        SpecField.Optional("send", Shapes.Text(10_000)),
        SpecField.Optional("expect", Shapes.Text(2000)),
        FamilyField.One,
        PhaseFields.Of("limits", "dns", "connect"));

    public ProbeOptions Bind(SpecMap map) => new TcpOptions
    {
        Host = map.NeededText("host"),
        Port = (int)map.Whole("port")!,
        Families = FamilyField.Bind(map),
        Phases = PhaseFields.Bind(map.Map("limits")),
        Dialog = map.Text("send") is null && map.Text("expect") is null
            ? []
            : [new TcpStep(map.Text("send"), map.Text("expect") is { } expect ? new TextMatch(TextOperator.Contains, expect) : null)],
    };

    public string Target(SpecMap map) => string.Create(CultureInfo.InvariantCulture, $"{map.NeededText("host")}:{map.Whole("port")}");

    public string Host(SpecMap map) => map.NeededText("host");
}
