using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;
using Upheld.Figures.Samples;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Samples;

/// <summary>The check details of a batch as they are hashed: in the order of their samples' records, each the record followed by its JSON.</summary>
internal static class CheckDetails
{
    public static IReadOnlyList<(Sample Sample, byte[] Detail)> InOrder(IEnumerable<Chunk> chunks) =>
        [.. chunks.Where(chunk => chunk.Details is not null).SelectMany(chunk => DetailChunk.Unpack(chunk.Details!)).DistinctBy(pair => pair.Sample).OrderBy(pair => pair.Sample)];

    public static Hash256 Root(IReadOnlyList<(Sample Sample, byte[] Detail)> details) => TreeHash.Root([.. details.Select(LeafOf)]);

    private static Hash256 LeafOf((Sample Sample, byte[] Detail) pair)
    {
        var bytes = new byte[Sample.Size + pair.Detail.Length];
        pair.Sample.Write(bytes);
        pair.Detail.CopyTo(bytes, Sample.Size);
        return TreeHash.Leaf(bytes);
    }
}
