namespace Upheld.Figures.Samples;

/// <summary>The records of a batch as they are hashed: in the order of <see cref="Sample.CompareTo"/>, each once, one after the other.</summary>
public static class SampleBatch
{
    /// <summary>The samples of a batch in their order, repetitions left out: leaf n of the batch's inner tree is the record of the n-th.</summary>
    public static Sample[] InOrder(IEnumerable<Sample> samples)
    {
        var sorted = samples.ToArray();
        Array.Sort(sorted);
        var kept = 0;
        for (var index = 0; index < sorted.Length; index++)
        {
            if (index == 0 || sorted[index] != sorted[kept - 1])
            {
                sorted[kept++] = sorted[index];
            }
        }

        return kept == sorted.Length ? sorted : sorted[..kept];
    }

    /// <summary>The records of the samples one after the other, <see cref="Sample.Size"/> bytes each, in the order they are given.</summary>
    public static byte[] ToRecords(ReadOnlySpan<Sample> samples)
    {
        var records = new byte[samples.Length * Sample.Size];
        for (var index = 0; index < samples.Length; index++)
        {
            samples[index].Write(records.AsSpan(index * Sample.Size));
        }

        return records;
    }

    /// <summary>The samples of records that stand one after the other.</summary>
    /// <exception cref="FormatException">Not whole records, or one of them no check can have made (<c>sample.invalid</c>).</exception>
    public static Sample[] FromRecords(ReadOnlySpan<byte> records)
    {
        if (records.Length % Sample.Size != 0)
        {
            throw new FormatException("sample.invalid: a record has 18 bytes.");
        }

        var samples = new Sample[records.Length / Sample.Size];
        for (var index = 0; index < samples.Length; index++)
        {
            samples[index] = Sample.Read(records[(index * Sample.Size)..]);
        }

        return samples;
    }
}
