using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Upheld.Figures.Samples;

namespace Upheld.Bench;

/// <summary>The whole program as a process of its own over a fresh data folder, as a user runs it.</summary>
internal sealed class Host : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("upheld-bench-");
    private Process? _server;
    private TaskCompletionSource _ready = new();
    private TaskCompletionSource _watched = new();
    private int _awaited;

    public Host()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "policy.yaml"), "version: 1\nallow:\n  - networks: [ 127.0.0.0/8 ]\n");
        Address = new Uri($"http://127.0.0.1:{Nginx.FreePort()}");
    }

    public Uri Address { get; }

    public string Data => Path.Combine(_folder.FullName, "data");

    private static string Program
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(root.FullName, "Upheld.slnx")))
            {
                root = root.Parent ?? throw new InvalidOperationException("Run it inside the repository.");
            }

            return Path.Combine(root.FullName, "src/Upheld.Web/bin/Release/net10.0/Upheld.Web.dll");
        }
    }

    /// <summary>Starts the server and waits until it serves and watches so many monitors.</summary>
    /// <returns>How long both took.</returns>
    public async Task<(TimeSpan Ready, TimeSpan Watching)> StartAsync(int monitors)
    {
        (_ready, _watched, _awaited) = (new TaskCompletionSource(), new TaskCompletionSource(), monitors);
        var clock = Stopwatch.StartNew();
        _server = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Program, "serve", "--data", Data, "--urls", Address.ToString(), "--network-policy", Path.Combine(_folder.FullName, "policy.yaml") },
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        _server.OutputDataReceived += (_, line) => Hear(line.Data);
        _server.ErrorDataReceived += (_, line) => Hear(line.Data);
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
        await _ready.Task.WaitAsync(TimeSpan.FromMinutes(1));
        var ready = clock.Elapsed;
        if (monitors > 0)
        {
            await _watched.Task.WaitAsync(TimeSpan.FromMinutes(5));
        }

        return (ready, clock.Elapsed);
    }

    /// <summary>Ends the server as a power cut would.</summary>
    public void Kill()
    {
        _server!.Kill();
        _server.WaitForExit();
        _server.Dispose();
        _server = null;
    }

    /// <summary>Runs another command of the program.</summary>
    public async Task<string> RunAsync(string input, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in words.Prepend(Program).Concat(["--data", Data]))
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"upheld {words[0]} ended with {process.ExitCode}: {errors}");
    }

    /// <summary>Sets up and applies a contract with so many HTTP monitors, a hundred to a service.</summary>
    public async Task ApplyAsync(int monitors, int seconds, int port)
    {
        await RunAsync("correct horse battery\n", "setup", "--host", "localhost", "--email", "bench@example.org", "--name", "Bench");
        var file = Path.Combine(_folder.FullName, "monitors.yaml");
        await using (var yaml = new StreamWriter(file))
        {
            await yaml.WriteAsync("apiVersion: upheld/v1\nkind: Customer\nmetadata: { name: bench }\nspec: { timeZone: Etc/UTC, language: en }\n");
            for (var i = 0; i < monitors; i++)
            {
                if (i % 100 == 0)
                {
                    await yaml.WriteAsync($"---\napiVersion: upheld/v1\nkind: Service\nmetadata: {{ name: service-{i / 100} }}\nspec: {{ customer: bench, criticality: core }}\n");
                }

                await yaml.WriteAsync(string.Create(CultureInfo.InvariantCulture, $$"""
                    ---
                    apiVersion: upheld/v1
                    kind: Monitor
                    metadata: { name: monitor-{{i}} }
                    spec: { service: service-{{i / 100}}, layer: application, every: {{seconds}}s, http: { url: "http://127.0.0.1:{{port}}/{{i}}" } }

                    """));
            }
        }

        await RunAsync("", "apply", file);
    }

    public CpuTime Cpu() => CpuTime.Of(_server!.Id);

    public Memory Memory() => Bench.Memory.Of(_server!.Id);

    public void Stand() => Standstill.Begin(_server!);

    public void GoOn() => Standstill.End(_server!);

    /// <summary>Every sample that is stored of the open day.</summary>
    public List<Sample> Samples()
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(Data, "upheld.db")};Mode=ReadOnly");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "select records from monitoring_chunk";
        using var reader = command.ExecuteReader();
        var samples = new List<Sample>();
        while (reader.Read())
        {
            samples.AddRange(SampleBatch.FromRecords((byte[])reader[0]));
        }

        return samples;
    }

    public void Dispose()
    {
        if (_server is not null)
        {
            Kill();
        }

        _folder.Delete(recursive: true);
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        if (line.Contains("is ready", StringComparison.Ordinal))
        {
            _ready.TrySetResult();
        }

        var words = line.Trim().Split(' ');
        if (words is [var count, "monitors", "are", "watched"] && int.Parse(count, CultureInfo.InvariantCulture) >= _awaited)
        {
            _watched.TrySetResult();
        }
    }
}
