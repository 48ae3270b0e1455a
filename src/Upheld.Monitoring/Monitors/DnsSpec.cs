using System.Globalization;
using NodaTime;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Kernel.Outbound.Names;
using Upheld.Monitoring.Probes;
using Upheld.Monitoring.Probes.Dns;
using SpecField = Upheld.Commitments.Contracts.Schemas.Field;

namespace Upheld.Monitoring.Monitors;

/// <summary><c>dns: { name, type, servers, authoritative, expect: { code, exact | all | any, ttl: { atLeast, atMost }, authenticated, agree } }</c>: name servers answer, and rightly.</summary>
internal sealed class DnsSpec : IProbeSpec
{
    private static readonly Shape Records = Shapes.ListOf(Shapes.Text(500), 1);

    private static readonly Shape TimeToLive = Shapes.Duration(Duration.FromSeconds(1), Duration.FromDays(365));

    public string Field => "dns";

    public RecordShape Shape { get; } = new(new("a DNS check", "DNS 检查"),
        SpecField.Required("name", Shapes.Text(255)),
        SpecField.Optional("type", Shapes.OneOf([.. Enum.GetNames<DnsRecordType>()])),
        SpecField.Required("servers", Shapes.ListOf(Shapes.Text(255, new("a name server such as 10.0.0.2 or 10.0.0.2:5353", "域名服务器，如 10.0.0.2 或 10.0.0.2:5353"), text => Server(text) is not null), 1)),
        SpecField.Optional("authoritative", Shapes.Flag),
        SpecField.Optional("expect", new RecordShape(new("what is expected", "期望的结果"),
            SpecField.Optional("code", Shapes.OneOf("NOERROR", "NXDOMAIN")),
            SpecField.Optional("exact", Records),
            SpecField.Optional("all", Records),
            SpecField.Optional("any", Records),
            SpecField.Optional("ttl", new RecordShape(new("bounds of the time to live", "生存时间（TTL）的范围"),
                SpecField.Optional("atLeast", TimeToLive),
                SpecField.Optional("atMost", TimeToLive))),
            SpecField.Optional("authenticated", Shapes.Flag),
            SpecField.Optional("agree", Shapes.Flag)).AtMostOne("exact", "all", "any")));

    public ProbeOptions Bind(SpecMap map)
    {
        var expect = map.Map("expect") ?? SpecMap.Empty;
        var match = expect["all"] is not null ? "all" : expect["any"] is not null ? "any" : "exact";
        return new DnsOptions
        {
            Name = map.NeededText("name"),
            Type = Enum.Parse<DnsRecordType>(map.Text("type") ?? nameof(DnsRecordType.A)),
            Servers = [.. map.Texts("servers").Select(s => Server(s)!)],
            IsAuthoritative = map.Flag("authoritative") ?? false,
            Code = expect.Text("code") == "NXDOMAIN" ? DnsResponseCode.NxDomain : DnsResponseCode.NoError,
            Records = [.. expect.Texts(match)],
            MinTimeToLive = expect.Map("ttl")?.Duration("atLeast") is { } least ? (uint)Math.Ceiling(least.TotalSeconds) : null, // records count whole seconds
            MaxTimeToLive = expect.Map("ttl")?.Duration("atMost") is { } most ? (uint)most.TotalSeconds : null,
            MustBeAuthenticated = expect.Flag("authenticated") ?? false,
            MustAgree = expect.Flag("agree") ?? false,
            Match = match switch { "all" => RecordSetMatch.Contains, "any" => RecordSetMatch.AnyOf, _ => RecordSetMatch.Exact },
        };
    }

    public string Target(SpecMap map) => $"{map.NeededText("name")} {map.Text("type") ?? "A"} @{string.Join(", ", map.Texts("servers"))}";

    public string Host(SpecMap map) => map.Texts("servers")[0];

    private static DnsServer? Server(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0 || text.IndexOf(':', StringComparison.Ordinal) != colon) // no port, or an IPv6 address
        {
            return text.Length > 0 ? new DnsServer(text) : null;
        }

        return int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 && colon > 0
            ? new DnsServer(text[..colon], port)
            : null;
    }
}
