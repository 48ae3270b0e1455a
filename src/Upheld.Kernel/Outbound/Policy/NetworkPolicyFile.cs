using System.Collections.Immutable;
using System.Globalization;
using Upheld.Kernel.Results;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Upheld.Kernel.Outbound.Policy;

/// <summary>Reads the operator's network policy, YAML or JSON (which is YAML):
/// <code>
/// version: 1
/// allow:                                  # beyond the public Internet
///   - networks: [ 10.20.0.0/16, "::1" ]   # required
///     ports: [ 22, 8000-8999 ]            # default: every port
///     schemes: [ http, tcp ]              # default: every scheme
/// deny: [ { networks: [ 203.0.113.7 ] } ] # wins over allow
/// public: { ports: [ 80, 443 ], schemes: [ http, https ] }   # default: all; "public: none" closes it
/// </code></summary>
/// <remarks>An unknown field is a fault: a misspelt <c>deny</c> must not open a door. All faults are reported at once, each with its line.</remarks>
public static class NetworkPolicyFile
{
    private static readonly ImmutableArray<string> KnownSchemes =
        ["http", "https", "tcp", "udp", "tls", "dns", "icmp", "smtp", "imap", "ldap", "ssh", "ftp", "postgres", "mysql", "redis"];

    /// <summary>The policy of a text, or <c>policy.invalid</c> with every fault and its line.</summary>
    public static Result<NetworkPolicy> Parse(string text)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = new StringReader(text);
            stream.Load(reader);
        }
        catch (YamlException e)
        {
            return Invalid([$"line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}"]);
        }

        if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            return Invalid(["line 1: expected one document with the fields version, allow, deny and public"]);
        }

        var faults = new List<string>();
        var policy = Read(root, faults);
        return faults.Count == 0 ? policy : Invalid(faults);
    }

    private static NetworkPolicy Read(YamlMappingNode root, List<string> faults)
    {
        var policy = NetworkPolicy.Default;
        var hasVersion = false;
        foreach (var (key, value) in root.Children)
        {
            switch (Text(key))
            {
                case "version":
                    hasVersion = true;
                    if (Text(value) != "1")
                    {
                        faults.Add(At(value, "version must be 1"));
                    }

                    break;
                case "allow":
                    policy = policy with { Allow = Rules(value, faults) };
                    break;
                case "deny":
                    policy = policy with { Deny = Rules(value, faults) };
                    break;
                case "public":
                    policy = policy with { Public = Text(value) == "none" ? null : Rule(value, faults, needsNetworks: false) };
                    break;
                default:
                    faults.Add(At(key, $"unknown field {Text(key)}; known are version, allow, deny, public"));
                    break;
            }
        }

        if (!hasVersion)
        {
            faults.Add(At(root, "version: 1 is missing"));
        }

        return policy;
    }

    private static ImmutableArray<NetworkRule> Rules(YamlNode node, List<string> faults)
    {
        if (node is YamlSequenceNode list)
        {
            return [.. list.Select(item => Rule(item, faults, needsNetworks: true))];
        }

        faults.Add(At(node, "expected a list of { networks, ports, schemes }"));
        return [];
    }

    private static NetworkRule Rule(YamlNode node, List<string> faults, bool needsNetworks)
    {
        var rule = new NetworkRule([], [], []);
        if (node is not YamlMappingNode map)
        {
            faults.Add(At(node, needsNetworks ? "expected { networks, ports, schemes }" : "expected { ports, schemes } or none"));
            return rule;
        }

        foreach (var (key, value) in map.Children)
        {
            switch (Text(key))
            {
                case "networks" when needsNetworks:
                    rule = rule with { Networks = List<Network>(value, faults, Network.TryParse, "a network such as 10.20.0.0/16 with no bits set behind the prefix") };
                    break;
                case "ports":
                    rule = rule with { Ports = List<PortRange>(value, faults, PortRange.TryParse, "a port or a range such as 8000-8999") };
                    break;
                case "schemes":
                    rule = rule with { Schemes = List<string>(value, faults, TryScheme, $"one of {string.Join(' ', KnownSchemes)}") };
                    break;
                default:
                    faults.Add(At(key, $"unknown field {Text(key)}; known are {(needsNetworks ? "networks, " : string.Empty)}ports, schemes"));
                    break;
            }
        }

        if (needsNetworks && rule.Networks.IsEmpty)
        {
            faults.Add(At(node, "networks is missing"));
        }

        return rule;
    }

    private static ImmutableArray<T> List<T>(YamlNode node, List<string> faults, TryParse<T> parse, string expected)
    {
        if (node is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            // An empty list would mean "all of them" further on; whoever writes [] means none.
            faults.Add(At(node, $"expected a list, not empty, of {expected}"));
            return [];
        }

        var read = ImmutableArray.CreateBuilder<T>();
        foreach (var item in list)
        {
            if (parse(Text(item), out var value))
            {
                read.Add(value);
            }
            else
            {
                faults.Add(At(item, $"{Text(item) ?? "this"} is not {expected}"));
            }
        }

        return read.ToImmutable();
    }

    private delegate bool TryParse<T>(string? text, out T value);

    private static bool TryScheme(string? text, out string scheme)
    {
        scheme = text ?? string.Empty;
        return KnownSchemes.Contains(scheme);
    }

    private static string? Text(YamlNode node) => (node as YamlScalarNode)?.Value;

    private static string At(YamlNode node, string fault) => string.Create(CultureInfo.InvariantCulture, $"line {node.Start.Line}: {fault}");

    private static Error Invalid(IReadOnlyList<string> faults) =>
        new(ErrorKind.Invalid, "policy.invalid", $"The network policy file cannot be used: {string.Join("; ", faults)}.");
}
