using Upheld.Evidence.Bundles;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Keys;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Notes;
using Upheld.Kernel.Ledger.ReadApi;

namespace Upheld.Reporting.Reports;

/// <summary>One generation of a log, as far as a bundle needs it.</summary>
/// <param name="Log">The log.</param>
/// <param name="Leaves">The leaves that a bundle may show: of a customer's log all, of the installation's those that figures read.</param>
/// <param name="Seam">Which logs it carries on.</param>
internal sealed record LogGeneration(LogToRead Log, IReadOnlyList<(long Index, ReadOnlyMemory<byte> Bytes)> Leaves, Seam Seam)
{
    /// <summary>The hashes of all its leaves, where it stands beside the customer's own log.</summary>
    public IReadOnlyList<Hash256> Hashes { get; init; } = [];

    /// <summary>A signed head of it; null before the first.</summary>
    public SignedNote? Head { get; init; }

    /// <summary>A generation of these leaves, the first of which say which logs it carries on.</summary>
    public static LogGeneration Of(LogToRead log, IReadOnlyList<(long Index, ReadOnlyMemory<byte> Bytes)> leaves) =>
        new(log, leaves, Seam.Read(log.Origin, leaves.TakeWhile((leaf, i) => leaf.Index == i).Select(leaf => Leaf.Parse(leaf.Bytes.Span))));

    /// <summary>Adds it to a bundle as a log beside the customer's own.</summary>
    /// <param name="writer">The bundle.</param>
    /// <param name="isHouse">Whether it is the installation's.</param>
    /// <param name="isShown">Which of the leaves the bundle shows.</param>
    public void WriteTo(BundleWriter writer, bool isHouse, Func<long, ReadOnlyMemory<byte>, bool> isShown) => writer.AddPart(
        new BundlePart(isHouse, Log.Generation), Head!, Hashes, [.. Leaves.Where(leaf => isShown(leaf.Index, leaf.Bytes)).Select(leaf => leaf.Bytes)]);
}
