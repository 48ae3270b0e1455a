using NodaTime;

namespace Upheld.Monitoring.Samples;

/// <summary>How samples are sealed and kept.</summary>
/// <param name="BatchInterval">How often what has come is sealed, one leaf for each log; 60 s to 300 s, default 300 s. Shorter makes receipts sooner and the
/// ledger larger.</param>
internal sealed record SampleSettings(Duration BatchInterval)
{
    public static SampleSettings Default { get; } = new(Duration.FromMinutes(5));
}
