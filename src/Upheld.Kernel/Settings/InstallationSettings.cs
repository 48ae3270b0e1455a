using Microsoft.EntityFrameworkCore;
using Upheld.Kernel.Database;
using Upheld.Kernel.Results;

namespace Upheld.Kernel.Settings;

/// <summary>What an installation is told once, at set-up.</summary>
public sealed class InstallationSettings(UpheldDb db)
{
    internal const string HostKey = "host";

    /// <summary>The host name that the origins of all logs begin with; null before set-up.</summary>
    public async Task<string?> HostAsync(CancellationToken cancellation) =>
        await db.Set<SettingRow>().AsNoTracking().Where(s => s.Key == HostKey).Select(s => s.Value).SingleOrDefaultAsync(cancellation);

    /// <summary>Fixes the host name, saved with the caller's next save. It is asked for and never taken from a request, as every receipt will name it.</summary>
    public async Task<Result<Nothing>> FixHostAsync(string host, CancellationToken cancellation)
    {
        if (Uri.CheckHostName(host) is UriHostNameType.Unknown)
        {
            return new Error(ErrorKind.Invalid, "setup.host_invalid", $"'{host}' is not a host name. Write the name under which people reach this server, such as upheld.example.com.");
        }

        if (await HostAsync(cancellation) is { } fixedHost)
        {
            return fixedHost == host
                ? default(Nothing)
                : new Error(ErrorKind.Conflict, "setup.host_fixed", $"The host name was fixed as '{fixedHost}' when this installation was set up: receipts name it.");
        }

        db.Add(new SettingRow { Key = HostKey, Value = host.ToLowerInvariant() });
        return default(Nothing);
    }
}
