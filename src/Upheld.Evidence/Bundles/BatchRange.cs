namespace Upheld.Evidence.Bundles;

/// <summary>Consecutive batch numbers of a log, both ends included.</summary>
/// <param name="First">The first batch.</param>
/// <param name="Last">The last batch.</param>
public readonly record struct BatchRange(long First, long Last)
{
    /// <summary>Whether the batch is inside.</summary>
    public bool Contains(long batch) => batch >= First && batch <= Last;
}
