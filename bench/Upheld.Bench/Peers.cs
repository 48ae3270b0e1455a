using System.Diagnostics;
using System.Globalization;

namespace Upheld.Bench;

/// <summary>Prometheus that has the blackbox exporter check the same targets, as its documentation sets it up.</summary>
internal sealed class Peers : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("upheld-bench-");
    private readonly Process _blackbox;
    private readonly Process _prometheus;

    public Peers(int targets, int seconds, int port)
    {
        var path = _folder.FullName;
        var (blackbox, prometheus) = (Nginx.FreePort(), Nginx.FreePort());
        File.WriteAllText(Path.Combine(path, "blackbox.yml"), "modules:\n  http_2xx:\n    prober: http\n    timeout: 5s\n    http:\n      preferred_ip_protocol: ip4\n");
        var list = string.Join(",\n", Enumerable.Range(0, targets).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"http://127.0.0.1:{port}/{i}\"")));
        File.WriteAllText(Path.Combine(path, "targets.json"), $"[ {{ \"targets\": [ {list} ] }} ]");
        File.WriteAllText(Path.Combine(path, "prometheus.yml"), string.Create(CultureInfo.InvariantCulture, $$"""
            global: { scrape_interval: {{seconds}}s }
            scrape_configs:
              - job_name: checks
                metrics_path: /probe
                params: { module: [ http_2xx ] }
                file_sd_configs: [ { files: [ "{{path}}/targets.json" ] } ]
                relabel_configs:
                  - { source_labels: [ __address__ ], target_label: __param_target }
                  - { source_labels: [ __param_target ], target_label: instance }
                  - { target_label: __address__, replacement: "127.0.0.1:{{blackbox}}" }
            """));
        _blackbox = Start("prometheus-blackbox-exporter", $"--config.file={path}/blackbox.yml", $"--web.listen-address=127.0.0.1:{blackbox}", "--log.level=error");
        _prometheus = Start(
            "prometheus", $"--config.file={path}/prometheus.yml", $"--storage.tsdb.path={path}/data", $"--web.listen-address=127.0.0.1:{prometheus}", "--log.level=error");
    }

    public CpuTime Blackbox() => CpuTime.Of(_blackbox.Id);

    public CpuTime Prometheus() => CpuTime.Of(_prometheus.Id);

    public Memory Memory() => Bench.Memory.Of(_blackbox.Id, _prometheus.Id);

    public void Stand() => Standstill.Begin(_prometheus, _blackbox);

    public void GoOn() => Standstill.End(_prometheus, _blackbox);

    public void Dispose()
    {
        foreach (var process in new[] { _prometheus, _blackbox })
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private static Process Start(string program, params string[] words)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
