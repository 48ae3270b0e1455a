namespace Upheld.Kernel.Outbound.Names;

/// <summary>The machine's <c>resolv.conf</c> and <c>hosts</c>, read again when they change (looked at every five seconds at most).</summary>
public sealed class ResolverFiles(TimeProvider time, string resolvConf = ResolverFiles.ResolvConf, string hosts = ResolverFiles.HostsFile)
{
    /// <summary>Where Unix keeps the name servers.</summary>
    public const string ResolvConf = "/etc/resolv.conf";

    private const string HostsFile = "/etc/hosts";
    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private ResolverSettings? _settings;
    private (DateTime Servers, DateTime Hosts) _stamps;
    private long _checked;

    /// <summary>The settings of now.</summary>
    public ResolverSettings Read()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (_settings is not null && time.GetElapsedTime(_checked, now) < Recheck)
            {
                return _settings;
            }

            _checked = now;
            var stamps = (File.GetLastWriteTimeUtc(resolvConf), File.GetLastWriteTimeUtc(hosts));
            if (_settings is null || stamps != _stamps)
            {
                _stamps = stamps;
                _settings = ResolverSettings.Parse(TextOf(resolvConf), TextOf(hosts));
            }

            return _settings;
        }
    }

    private static string TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
