using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Upheld.Testing.Targets;

/// <summary>A real program of the distribution on a temporary port with a folder of its own; it ends with this object.</summary>
public sealed class Daemon : IAsyncDisposable
{
    private readonly Process _process;

    private Daemon(Process process, DirectoryInfo folder, int port) => (_process, Folder, Port) = (process, folder, port);

    public DirectoryInfo Folder { get; }

    public int Port { get; }

    /// <summary>The full path of a program; null when it is not installed, so that the test can say so and be skipped.</summary>
    public static string? Find(params string[] candidates) => candidates
        .SelectMany(candidate => Path.IsPathRooted(candidate) ? [candidate] : (string[])[$"/usr/sbin/{candidate}", $"/usr/bin/{candidate}", $"/usr/local/bin/{candidate}"])
        .FirstOrDefault(File.Exists);

    /// <summary>Starts a program and waits until its port takes connections.</summary>
    /// <param name="program">Full path.</param>
    /// <param name="arguments">From the folder and the port; may write configuration into the folder.</param>
    public static async Task<Daemon> StartAsync(string program, Func<DirectoryInfo, int, IEnumerable<string>> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("upheld-test-");
        var port = FreePort();
        var start = new ProcessStartInfo(program, arguments(folder, port)) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder.FullName };
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        for (var attempt = 0; attempt < 300; attempt++)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"{program} ended: {await errors}");
            }

            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port);
                return new Daemon(process, folder, port);
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        process.Kill(entireProcessTree: true);
        throw new InvalidOperationException($"{program} does not listen.");
    }

    /// <summary>Runs a program to its end; throws with its output when it fails.</summary>
    public static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await output} {await errors}");
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Freezes the program: its kernel still takes connections, and nobody answers.</summary>
    public Task FreezeAsync() => RunAsync("/bin/kill", "-STOP", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Folder.Delete(recursive: true);
    }
}
