using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Upheld.Bench;

/// <summary>A small nginx on a free loopback port, the same that the script for the peers starts; it ends with this object.</summary>
internal sealed class Nginx : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("upheld-bench-");
    private readonly Process _process;

    public Nginx()
    {
        Port = FreePort();
        var path = _folder.FullName;
        File.WriteAllText(Path.Combine(path, "n.conf"), $$"""
            worker_processes 1; daemon off; master_process off; pid {{path}}/n.pid; error_log {{path}}/e.log crit;
            events { worker_connections 4096; }
            http { access_log off; client_body_temp_path {{path}}/b; proxy_temp_path {{path}}/p; fastcgi_temp_path {{path}}/f; uwsgi_temp_path {{path}}/u; scgi_temp_path {{path}}/s;
            server { listen 127.0.0.1:{{Port}}; location / { return 200 "up\n"; } location = /counted { stub_status; } } }
            """);
        _process = Process.Start("nginx", ["-p", path, "-c", Path.Combine(path, "n.conf")]);
    }

    public int Port { get; }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>How many requests it has answered, this one included.</summary>
    public async Task<long> RequestsAsync()
    {
        using var client = new HttpClient();
        var lines = (await client.GetStringAsync($"http://127.0.0.1:{Port}/counted")).Split('\n');
        return long.Parse(lines[2].Split(' ', StringSplitOptions.RemoveEmptyEntries)[2], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A port that nobody uses.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
