using System.Diagnostics;
using System.Globalization;
using System.Text;
using Upheld.Testing.Targets;

namespace Upheld.Browser.Tests.Walk;

/// <summary>The host program as a process of its own, as an operator runs it: started, killed without a farewell, started again on the same data.</summary>
internal sealed class UpheldProgram : IAsyncDisposable
{
    public const string Email = "ann@example.com";
    public const string Password = "correct horse battery";

    private readonly string _folder;
    private Process? _server;

    public UpheldProgram()
    {
        _folder = Directory.CreateTempSubdirectory("upheld-walk-").FullName;
        Port = Daemon.FreePort();
        var policy = File.ReadAllText(Path.Combine(Root, "examples", "network-policy.yaml"));
        File.WriteAllText(Place("network-policy.yaml"), policy.Replace("8080", Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    public int Port { get; }

    public string Address => $"http://localhost:{Port}";

    /// <summary>The source tree.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The program as built beside these tests, in the same configuration.</summary>
    private static string Dll => AppContext.BaseDirectory.Replace(Path.Combine("tests", "Upheld.Browser.Tests"), Path.Combine("src", "Upheld.Web"), StringComparison.Ordinal) + "Upheld.Web.dll";

    /// <summary>A file of the test's own, outside the data folder.</summary>
    public string Place(string name) => Path.Combine(_folder, name);

    /// <summary>Starts the server and waits until it says that it is ready.</summary>
    /// <returns>What it said.</returns>
    public async Task<string> StartAsync()
    {
        var start = Command("serve", "--urls", Address, "--network-policy", Place("network-policy.yaml"));
        _server = Process.Start(start)!;
        var said = new StringBuilder();
        while (await _server.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said.AppendLine(line);
            if (line.StartsWith("Ctrl+C", StringComparison.Ordinal))
            {
                _ = _server.StandardError.ReadToEndAsync();
                _ = _server.StandardOutput.ReadToEndAsync();
                return said.ToString();
            }
        }

        throw new InvalidOperationException($"upheld serve ended: {said}");
    }

    /// <summary>What <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _server!.Kill();
        await _server.WaitForExitAsync(TestContext.Current.CancellationToken);
        _server.Dispose();
        _server = null;
    }

    /// <summary>Runs a command of the program on the same data.</summary>
    public async Task<CommandResult> RunAsync(params string[] words)
    {
        using var process = Process.Start(Command(words))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandResult(process.ExitCode, await output, await errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await KillAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private ProcessStartInfo Command(params IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo("dotnet", [Dll, .. words, "--data", Place("data")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder,
        };
        start.Environment["LANG"] = "C.UTF-8";
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("UPHELD_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        return start;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Upheld.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The test must run inside the source tree.");
    }
}

/// <summary>How a command ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Errors);
