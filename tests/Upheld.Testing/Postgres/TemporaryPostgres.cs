using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Upheld.Testing.Postgres;

/// <summary>A PostgreSQL cluster of the tests' own: made in a temporary folder, on loopback, gone with the process. The newest installed version is used.</summary>
public sealed class TemporaryPostgres : IDisposable
{
    private const string Binaries = "/usr/lib/postgresql";

    private static readonly Lazy<TemporaryPostgres?> SharedCluster = new(() => IsInstalled ? new TemporaryPostgres() : null);
    private static int _databases;

    private readonly string _folder;
    private readonly string _bin;
    private readonly int _port;

    /// <summary>Makes and starts a cluster.</summary>
    /// <param name="settings">Lines for its <c>postgresql.conf</c>, such as <c>fsync=off</c>.</param>
    public TemporaryPostgres(params IReadOnlyList<string> settings)
    {
        _bin = BinaryFolder() ?? throw new InvalidOperationException("PostgreSQL is not installed.");
        _folder = Directory.CreateTempSubdirectory("upheld-postgres-").FullName;
        _port = FreePort();
        if (IsRoot)
        {
            Run("chown", "postgres", _folder);
        }

        RunAsOwner("initdb", "--pgdata", _folder, "--auth", "trust", "--username", "postgres", "--encoding", "UTF8", "--no-locale", "--no-sync");
        File.AppendAllLines(
            Path.Combine(_folder, "postgresql.conf"),
            ["listen_addresses='127.0.0.1'", $"port={_port}", $"unix_socket_directories='{_folder}'", "max_connections=200", .. settings]);
        Start();
        CleanUpAfterThisProcess();
    }

    /// <summary>Whether tests on PostgreSQL can run here.</summary>
    public static bool IsInstalled => BinaryFolder() is not null;

    /// <summary>What a test that is skipped says.</summary>
    public const string WhySkipped = "PostgreSQL (Debian package postgresql) is not installed.";

    /// <summary>One cluster for all tests of the process; null when PostgreSQL is not installed.</summary>
    public static TemporaryPostgres? Shared => SharedCluster.Value;

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>How to reach a database of the cluster.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = "postgres",
        Database = database,
        MaxPoolSize = 40,
        IncludeErrorDetail = true,
    }.ToString();

    /// <summary>A new, empty database.</summary>
    public string CreateDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand($"create database {name}", connection);
        command.ExecuteNonQuery();
        return ConnectionString(name);
    }

    /// <summary>Starts the server again after <see cref="Kill"/>.</summary>
    public void Start() => RunAsOwner("pg_ctl", "--pgdata", _folder, "--log", Path.Combine(_folder, "server.log"), "--wait", "--silent", "start");

    /// <summary>Stops the server without any farewell.</summary>
    public void Kill() => RunAsOwner("pg_ctl", "--pgdata", _folder, "--mode", "immediate", "--silent", "stop");

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!Directory.Exists(_folder))
        {
            return;
        }

        try
        {
            Kill();
        }
        catch (InvalidOperationException)
        {
            // It was not running.
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A shell of its own waits for this process to end, however it ends. Stopping the server in our own exit would keep the exit waiting.</summary>
    private void CleanUpAfterThisProcess()
    {
        var stop = $"{(IsRoot ? "runuser -u postgres -- " : "")}{Path.Combine(_bin, "pg_ctl")} --pgdata {_folder} --mode immediate --silent stop";
        var wait = $"while kill -0 {Environment.ProcessId} 2>/dev/null; do sleep 1; done; {stop}; rm -rf {_folder}";
        Run("/bin/sh", "-c", $"setsid sh -c '{wait}' </dev/null >/dev/null 2>&1 &");
    }

    private static string? BinaryFolder() => !Directory.Exists(Binaries)
        ? null
        : Directory.GetDirectories(Binaries).Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Max();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void RunAsOwner(string program, params string[] arguments)
    {
        var path = Path.Combine(_bin, program);
        if (IsRoot)
        {
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]); // the server refuses to run as root
        }
        else
        {
            Run(path, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        // Output goes nowhere: a pipe would be inherited by the server and never close.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec \"$@\" </dev/null >/dev/null 2>&1");
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(program);
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
