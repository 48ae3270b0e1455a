namespace Upheld.Web.Hosting;

/// <summary>How this process is started: options of the command line, else environment variables, else defaults.</summary>
internal sealed record ServerSettings
{
    /// <summary><c>--data</c>, <c>UPHELD_DATA</c>: the data folder. Default <c>./data</c>.</summary>
    public required DataFolder Data { get; init; }

    /// <summary><c>--urls</c>, <c>UPHELD_URLS</c>: where pages are served. Default <c>http://localhost:8080</c>.</summary>
    public required string Urls { get; init; }

    /// <summary><c>--database</c>, <c>UPHELD_DATABASE</c>: a PostgreSQL connection string. Default: SQLite in the data folder.</summary>
    public string? Postgres { get; init; }

    /// <summary><c>--node</c>, <c>UPHELD_NODE</c>: this node's name among several; must survive restarts. Default: the machine's name.</summary>
    public required string Node { get; init; }

    /// <summary><c>--network-policy</c>, <c>UPHELD_NETWORK_POLICY</c>: which networks probes may reach. Default: the file in the data folder.</summary>
    public required string NetworkPolicy { get; init; }

    public static ServerSettings From(CommandLine.Arguments arguments)
    {
        var data = new DataFolder(DataPath(arguments));
        return new ServerSettings
        {
            Data = data,
            Urls = Option("urls") ?? "http://localhost:8080",
            Postgres = Option("database"),
            Node = Option("node") ?? Environment.MachineName,
            NetworkPolicy = Option("network-policy") ?? data.NetworkPolicy,
        };

        string? Option(string name) => ServerSettings.Option(arguments, name);
    }

    /// <summary>Where the data folder lies, whether it is there or not.</summary>
    public static string DataPath(CommandLine.Arguments arguments) => Path.GetFullPath(Option(arguments, "data") ?? "data");

    private static string? Option(CommandLine.Arguments arguments, string name) =>
        arguments.Option(name) ?? Environment.GetEnvironmentVariable($"UPHELD_{name.Replace('-', '_').ToUpperInvariant()}");
}
