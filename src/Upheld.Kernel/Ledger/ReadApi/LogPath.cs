using System.Text.RegularExpressions;

namespace Upheld.Kernel.Ledger.ReadApi;

/// <summary>Splits an address into the log's origin, without its host, and what is asked of it.</summary>
internal static partial class LogPath
{
    /// <summary><c>c/{opaque}/log/checkpoint</c> and the like.</summary>
    public static bool TryParse(string path, out string log, out string resource)
    {
        var match = Pattern().Match(path);
        (log, resource) = (match.Groups["log"].Value, match.Groups["resource"].Value);
        return match.Success;
    }

    [GeneratedRegex(@"\A(?<log>c/[0-9a-f]{1,64}(/[1-9][0-9]{0,8})?/log)/(?<resource>.+)\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
