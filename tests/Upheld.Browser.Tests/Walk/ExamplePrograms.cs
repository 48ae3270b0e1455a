using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Upheld.Testing.Targets;

namespace Upheld.Browser.Tests.Walk;

/// <summary>The programs that <c>examples/local/programs</c> starts, in a folder and on ports of this test's own.</summary>
internal sealed class ExamplePrograms : IAsyncDisposable
{
    private static readonly int[] Ports = [18080, 15432, 12222, 15353, 18443];

    private readonly string _folder = Directory.CreateTempSubdirectory("upheld-walk-programs-").FullName;
    private readonly int _shift = FreeShift();

    /// <summary>What is missing for the walk; null when all is there.</summary>
    public static string? Missing =>
        Daemon.Find("nginx") is null ? "nginx (Debian package nginx-light) is not installed."
        : Daemon.Find("knotd") is null ? "Knot DNS (Debian package knot) is not installed."
        : !Testing.Postgres.TemporaryPostgres.IsInstalled ? Testing.Postgres.TemporaryPostgres.WhySkipped : null;

    /// <summary>Starts those named, all when none is; answers what the script said.</summary>
    public Task<string> StartAsync(params string[] names) => RunAsync(["start", .. names], errors: true);

    /// <summary>Ends those named.</summary>
    public Task<string> StopAsync(params string[] names) => RunAsync(["stop", .. names], errors: true);

    /// <summary>The example for what runs, with the pages of Upheld at another port.</summary>
    public async Task<string> MonitorsAsync(int port) =>
        (await RunAsync(["monitors"], errors: false)).Replace("localhost:8080", string.Create(CultureInfo.InvariantCulture, $"localhost:{port}"), StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> RunAsync(IReadOnlyList<string> words, bool errors)
    {
        var said = Path.Combine(_folder, "said");
        // Into files: the daemons would keep a pipe open for as long as they run.
        var start = new ProcessStartInfo("/bin/bash", ["-c", "exec \"$@\" </dev/null >\"$0.out\" 2>\"$0.err\"", said, Path.Combine(UpheldProgram.Root, "examples", "local", "programs"), .. words]);
        start.Environment["UPHELD_EXAMPLE"] = _folder;
        start.Environment["UPHELD_EXAMPLE_SHIFT"] = _shift.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(CancellationToken.None);
        var faults = await File.ReadAllTextAsync($"{said}.err", CancellationToken.None);
        process.ExitCode.ShouldBe(0, faults);
        return errors ? faults : await File.ReadAllTextAsync($"{said}.out", CancellationToken.None);
    }

    /// <summary>A shift under which every port is free.</summary>
    private static int FreeShift()
    {
        for (var shift = Environment.ProcessId % 2000 * 10 + 10; ; shift = shift % 40_000 + 10)
        {
            if (Ports.All(port => IsFree(port + shift)))
            {
                return shift;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
