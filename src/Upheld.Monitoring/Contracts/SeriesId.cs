using Upheld.Figures.Samples;
using Upheld.Kernel.Ids;

namespace Upheld.Monitoring.Contracts;

/// <summary>The checks of one monitor from one place, as their samples name them.</summary>
/// <param name="Log">The customer in whose log they are sealed; <see cref="CustomerId.House"/> for a shared monitor.</param>
/// <param name="Monitor">The monitor's number in that log.</param>
/// <param name="Location">The number of the place.</param>
public readonly record struct SeriesId(CustomerId Log, uint Monitor, ushort Location)
{
    /// <summary>The series that a sample of a log belongs to.</summary>
    public static SeriesId Of(CustomerId log, in Sample sample) => new(log, sample.Monitor, sample.Location);
}
