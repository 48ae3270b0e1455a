using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Kernel.Outbound;

namespace Upheld.Monitoring.Monitors;

/// <summary><c>family: ipv4 | ipv6</c>: which of a name's addresses are checked. IPv4 and IPv6 are best watched by a monitor each.</summary>
internal static class FamilyField
{
    public static Field One { get; } = Field.Optional("family", Shapes.OneOf("any", "ipv4", "ipv6"));

    public static AddressFamilies Bind(SpecMap map) => map.Text("family") switch
    {
        "ipv4" => AddressFamilies.V4,
        "ipv6" => AddressFamilies.V6,
        _ => AddressFamilies.Any,
    };
}
