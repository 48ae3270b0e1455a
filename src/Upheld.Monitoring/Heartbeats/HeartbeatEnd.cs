using System.Globalization;

namespace Upheld.Monitoring.Heartbeats;

/// <summary>What a job says of itself with a call.</summary>
/// <param name="IsStart">It begins.</param>
/// <param name="ExitCode">How it ended: 0 is a success; null when it said success or failure in words.</param>
/// <param name="IsSuccess">Whether it ended well.</param>
internal readonly record struct HeartbeatEnd(bool IsStart, bool IsSuccess, int? ExitCode)
{
    /// <summary>The last part of the address: nothing, <c>start</c>, <c>success</c>, <c>fail</c>, or an exit code from 0 to 255; null for anything else.</summary>
    public static HeartbeatEnd? Parse(string? word) => word switch
    {
        null or "" or "success" => new HeartbeatEnd(false, true, null),
        "start" => new HeartbeatEnd(true, false, null),
        "fail" => new HeartbeatEnd(false, false, null),
        _ when byte.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var code) => new HeartbeatEnd(false, code == 0, code),
        _ => null,
    };
}
