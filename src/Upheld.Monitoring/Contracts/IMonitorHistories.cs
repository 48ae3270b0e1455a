using Upheld.Kernel.Ids;

namespace Upheld.Monitoring.Contracts;

/// <summary>The histories of all monitors, hot in memory: what figures are computed from. They hold what is durable, no more.</summary>
/// <remarks>It answers for any customer; the caller's slice asks only for those in its scope.</remarks>
public interface IMonitorHistories
{
    /// <summary>Every series.</summary>
    Task<IReadOnlyCollection<MonitorHistory>> AllAsync(CancellationToken cancellation);

    /// <summary>Every series of a log.</summary>
    Task<IReadOnlyList<MonitorHistory>> OfLogAsync(CustomerId log, CancellationToken cancellation);

    /// <summary>The series of a monitor, one for each place it is checked from.</summary>
    Task<IReadOnlyList<MonitorHistory>> OfMonitorAsync(MonitorId monitor, CancellationToken cancellation);

    /// <summary>One series; null when it has never been scheduled.</summary>
    Task<MonitorHistory?> FindAsync(SeriesId series, CancellationToken cancellation);
}
