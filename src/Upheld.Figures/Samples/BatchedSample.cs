namespace Upheld.Figures.Samples;

/// <summary>A sample and the batch whose root proves it.</summary>
/// <param name="Batch">The number of the batch in its log (<see cref="Facts.SampleBatchSealed.Batch"/>).</param>
/// <param name="Sample">The sample.</param>
public readonly record struct BatchedSample(long Batch, Sample Sample) : IComparable<BatchedSample>
{
    /// <summary>The order of records, then that of batches.</summary>
    public int CompareTo(BatchedSample other)
    {
        var order = Sample.CompareTo(other.Sample);
        return order != 0 ? order : Batch.CompareTo(other.Batch);
    }
}
