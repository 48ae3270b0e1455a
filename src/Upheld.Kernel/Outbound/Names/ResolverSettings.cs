using System.Collections.Frozen;
using System.Globalization;
using System.Net;

namespace Upheld.Kernel.Outbound.Names;

/// <summary>What <c>resolv.conf</c> and <c>hosts</c> say.</summary>
public sealed record ResolverSettings
{
    private static readonly IPAddress[] Loopback = [IPAddress.Loopback, IPAddress.IPv6Loopback];

    /// <summary>Name servers in the order in which they are asked.</summary>
    public IReadOnlyList<IPEndPoint> Servers { get; init; } = [new(IPAddress.Loopback, 53)];

    /// <summary>How long one question waits for one server.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Rounds through all servers.</summary>
    public int Attempts { get; init; } = 2;

    private IReadOnlyList<string> Search { get; init; } = [];

    private int DotsOfFullName { get; init; } = 1;

    private FrozenDictionary<string, List<IPAddress>> Hosts { get; init; } = FrozenDictionary<string, List<IPAddress>>.Empty;

    /// <summary>Reads the two files' texts.</summary>
    public static ResolverSettings Parse(string resolvConf, string hosts)
    {
        ArgumentNullException.ThrowIfNull(resolvConf);
        ArgumentNullException.ThrowIfNull(hosts);
        var settings = new ResolverSettings { Hosts = ReadHosts(hosts) };
        var servers = new List<IPEndPoint>();
        foreach (var words in Lines(resolvConf))
        {
            switch (words[0])
            {
                case "nameserver" when words.Length > 1 && IPAddress.TryParse(words[1], out var address) && servers.Count < 3:
                    servers.Add(new IPEndPoint(address, 53));
                    break;
                case "search" or "domain":
                    settings = settings with { Search = [.. words[1..].Select(word => word.TrimEnd('.').ToLowerInvariant()).Where(word => word.Length > 0)] };
                    break;
                case "options":
                    settings = words[1..].Aggregate(settings, WithOption);
                    break;
                default:
                    break;
            }
        }

        return servers.Count > 0 ? settings with { Servers = servers } : settings;
    }

    /// <summary>What <c>hosts</c> knows of a name; <c>localhost</c> and all below it are this machine (RFC 6761).</summary>
    public IReadOnlyList<IPAddress>? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Hosts.TryGetValue(name, out var known) ? known
            : name == "localhost" || name.EndsWith(".localhost", StringComparison.Ordinal) ? Loopback
            : null;
    }

    /// <summary>The full names to ask for, in order.</summary>
    public IEnumerable<string> Candidates(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var completed = Search.Select(suffix => $"{name}.{suffix}").Where(full => full.Length <= 253);
        return name.Count(c => c == '.') >= DotsOfFullName ? [name, .. completed] : [.. completed, name];
    }

    private static ResolverSettings WithOption(ResolverSettings settings, string option) => option.Split(':') switch
    {
        ["timeout", var text] when Number(text) is > 0 and var n => settings with { Timeout = TimeSpan.FromSeconds(Math.Min(n, 30)) },
        ["attempts", var text] when Number(text) is > 0 and var n => settings with { Attempts = Math.Min(n, 5) },
        ["ndots", var text] when Number(text) is >= 0 and var n => settings with { DotsOfFullName = Math.Min(n, 15) },
        _ => settings,
    };

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1;

    private static FrozenDictionary<string, List<IPAddress>> ReadHosts(string text)
    {
        var hosts = new Dictionary<string, List<IPAddress>>(StringComparer.Ordinal);
        foreach (var words in Lines(text))
        {
            if (IPAddress.TryParse(words[0], out var address))
            {
                foreach (var name in words[1..])
                {
                    var key = name.ToLowerInvariant();
                    if (!hosts.TryGetValue(key, out var list))
                    {
                        hosts[key] = list = [];
                    }

                    list.Add(address);
                }
            }
        }

        return hosts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<string[]> Lines(string text) => text
        .Split('\n')
        .Select(line => line.Split('#', ';')[0].Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words.Length > 0);
}
