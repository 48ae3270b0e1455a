using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Monitoring.Samples;

namespace Upheld.Monitoring.Doctor;

/// <summary>One interval of a log as its leaf tells it, and the records that were found of it.</summary>
internal sealed class SealedBatch
{
    private readonly List<(Sample Sample, byte[] Detail)> _details = [];
    private List<Sample> _samples = [];

    public required long Number { get; init; }

    /// <summary>The fact's id.</summary>
    public required Guid Fact { get; init; }

    /// <summary>When the interval ended.</summary>
    public required long At { get; init; }

    /// <summary>When it began.</summary>
    public required long Since { get; init; }

    public required int Count { get; init; }

    public required int DetailCount { get; init; }

    public long? FirstSlot { get; init; }

    public byte[]? Root { get; init; }

    public string? DetailRoot { get; init; }

    /// <summary>Chunks of it are still there: a block may hold the same records.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Its records were compared and let go.</summary>
    public bool IsDone { get; private set; }

    public static SealedBatch Of(SampleBatchSealed fact, Guid id, long? slot, byte[]? root) => new()
    {
        Number = fact.Batch, Fact = id, At = fact.At.ToUnixTimeMilliseconds(), Since = fact.Since.ToUnixTimeMilliseconds(), Count = fact.Count, DetailCount = fact.DetailCount,
        FirstSlot = slot, Root = root, DetailRoot = fact.DetailRoot,
    };

    public static SealedBatch Of(LogHeartbeat fact, Guid id) => new()
    {
        Number = fact.Batch, Fact = id, At = fact.At.ToUnixTimeMilliseconds(), Since = fact.Since.ToUnixTimeMilliseconds(), Count = 0, DetailCount = 0,
    };

    public void Add(in Sample sample) => _samples.Add(sample);

    public void Add(in Sample sample, byte[] detail) => _details.Add((sample, detail));

    /// <summary>Whether everything that the leaf counts has come, so that it can be compared and let go before the whole log has been read.</summary>
    public bool IsComplete()
    {
        if (IsDone || IsOpen || _samples.Count < Count || _details.Count < DetailCount)
        {
            return false;
        }

        _samples = [.. SampleBatch.InOrder(_samples)];
        return _samples.Count >= Count;
    }

    /// <summary>Whether as many records have come as the leaf counts, each once.</summary>
    public bool IsWhole() => SampleBatch.InOrder(_samples).Length >= Count && _details.DistinctBy(pair => pair.Sample).Count() >= DetailCount;

    /// <summary>Compares the records with the leaf and lets them go.</summary>
    /// <returns>Whether samples and details are those that were sealed.</returns>
    public (bool Samples, bool Details) Compare()
    {
        var samples = SampleBatch.InOrder(_samples);
        var details = _details.DistinctBy(pair => pair.Sample).OrderBy(pair => pair.Sample).ToList();
        IsDone = true;
        _samples = [];
        _details.Clear();
        return (
            samples.Length == Count && (Count == 0
                ? Root is null && FirstSlot is null
                : FirstSlot == samples.Min(sample => sample.Slot) && Root is { Length: Hash256.Length } root && new Hash256(root) == TreeHash.RootOfRecords(SampleBatch.ToRecords(samples), Sample.Size)),
            details.Count == DetailCount && (DetailCount == 0 ? DetailRoot is null : DetailRoot == CheckDetails.Root(details).ToString()));
    }
}
