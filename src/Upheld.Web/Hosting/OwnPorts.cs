using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Npgsql;
using Upheld.Kernel.Outbound.Policy;

namespace Upheld.Web.Hosting;

/// <summary>The installation's own ports: its pages and its database. A check reaches them only where an entry of the operator's policy names the port.</summary>
/// <remarks>They are guarded on every address of this machine, whichever the server listens on: a program that listens on all of them is reached by each, by 127.0.0.2 and 0.0.0.0 too.
/// Port 0 (any free one, for tests) is known only after the start and not guarded.</remarks>
internal static class OwnPorts
{
    /// <summary>The policy that also guards them.</summary>
    public static NetworkPolicy Guard(NetworkPolicy policy, ServerSettings settings)
    {
        var here = ThisMachine();
        var pages = settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(url => BindingAddress.Parse(url).Port).Where(port => port > 0);
        policy = policy.Guarding(here, pages);
        if (settings.Postgres is not { } connection)
        {
            return policy;
        }

        var database = new NpgsqlConnectionStringBuilder(connection);
        foreach (var (host, port) in Servers(database))
        {
            var there = AddressesOf(host);
            policy = policy.Guarding(there.Any(IPAddress.IsLoopback) ? here : there.Select(Network.Of), [port]);
        }

        return policy;
    }

    private static Network[] ThisMachine() =>
    [
        Network.Of("127.0.0.0/8"), Network.Of("::1"), Network.Of("0.0.0.0"), Network.Of("::"),
        .. NetworkInterface.GetAllNetworkInterfaces().SelectMany(i => i.GetIPProperties().UnicastAddresses).Select(a => Network.Of(a.Address)),
    ];

    /// <summary>A connection string may name several servers, <c>one:5433,two</c>, and a folder with a socket in it.</summary>
    private static IEnumerable<(string Host, int Port)> Servers(NpgsqlConnectionStringBuilder database) =>
        from server in (database.Host ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        where !server.StartsWith('/')
        let colon = server.LastIndexOf(':')
        let hasPort = colon > 0 && server.IndexOf(':', StringComparison.Ordinal) == colon && int.TryParse(server.AsSpan(colon + 1), out _)
        select hasPort ? (server[..colon], int.Parse(server.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture)) : (server, database.Port);

    /// <summary>None when the name is not known: then the database cannot be reached either, and the start ends there with its own words.</summary>
    private static IPAddress[] AddressesOf(string host)
    {
        try
        {
            return Dns.GetHostAddresses(host);
        }
        catch (SocketException)
        {
            return [];
        }
    }
}
