using NodaTime;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Monitoring.Probes;
using Upheld.Monitoring.Probes.Icmp;
using SpecField = Upheld.Commitments.Contracts.Schemas.Field;

namespace Upheld.Monitoring.Monitors;

/// <summary><c>icmp: { host, packets, maxLossPercent, maxJitter, family, fallbackPort }</c>: a host answers echo requests.</summary>
internal sealed class IcmpSpec : IProbeSpec
{
    public string Field => "icmp";

    public RecordShape Shape { get; } = new(new("a ping", "Ping 检查"),
        SpecField.Required("host", Shapes.Text(255)),
        SpecField.Optional("packets", Shapes.Whole(1, 20)),
        SpecField.Optional("maxLossPercent", Shapes.Whole(0, 99)),
        SpecField.Optional("maxJitter", Shapes.Duration(Duration.FromMilliseconds(1), Duration.FromMinutes(1))),
        FamilyField.One,
        SpecField.Optional("fallbackPort", Shapes.Whole(1, 65535)));

    public ProbeOptions Bind(SpecMap map) => new IcmpOptions
    {
        Host = map.NeededText("host"),
        Packets = (int)(map.Whole("packets") ?? 3),
        Families = FamilyField.Bind(map),
        MaxJitter = map.Duration("maxJitter"),
        MaxLossPercent = (int)(map.Whole("maxLossPercent") ?? 0),
        FallbackPort = (int)(map.Whole("fallbackPort") ?? 443),
    };

    public string Target(SpecMap map) => map.NeededText("host");

    public string Host(SpecMap map) => map.NeededText("host");
}
