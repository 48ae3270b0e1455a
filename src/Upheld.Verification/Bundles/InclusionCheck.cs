using Upheld.Evidence;
using Upheld.Evidence.Bundles;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Receipts;
using Upheld.Evidence.Tiles;

namespace Upheld.Verification.Bundles;

/// <summary>Every leaf of the bundle, and the one that seals its manifest, stand in the tree under the head.</summary>
internal static class InclusionCheck
{
    public static void Run(Bundle bundle, MemoryTree tree, IReadOnlyCollection<LogPart> parts, Checkpoint head, SignedNote note)
    {
        CheckNames(bundle, tree, parts);
        foreach (var part in parts)
        {
            part.CheckTree(bundle);
        }

        CheckTiles(bundle, tree, BundleNames.Of);
        CheckContinuation(bundle, tree, head);
        CheckSeal(bundle, head, note);
    }

    /// <summary>Every tile belongs to one of the logs of the bundle: no other tree is shown to those who read only them.</summary>
    private static void CheckNames(Bundle bundle, MemoryTree tree, IEnumerable<LogPart> parts)
    {
        var expected = TileId.AllOf(tree.Size).Concat(TileId.EntriesOf(tree.Size)).Select(BundleNames.Of)
            .Concat(parts.SelectMany(part => TileId.AllOf(part.Tree.Size).Select(part.Name.Of).Append(part.Name.Checkpoint).Append(part.Name.Leaves))).ToHashSet(StringComparer.Ordinal);
        if (bundle.Names.FirstOrDefault(name => (BundleNames.TryTile(name, out _) || BundlePart.TryParse(name, out _, out _)) && !expected.Contains(name)) is { } stray)
        {
            throw VerificationFault.Altered("bundle.unlisted", $"The file {stray} does not belong to the logs of this bundle.");
        }
    }

    /// <summary>The tiles are exactly those of the leaves.</summary>
    internal static void CheckTiles(Bundle bundle, MemoryTree tree, Func<TileId, string> nameOf)
    {
        foreach (var id in TileId.AllOf(tree.Size))
        {
            var tile = bundle.Required(nameOf(id)).Span;
            for (var i = 0; i < id.Width; i++)
            {
                if (tile.Length != id.Width * Hash256.Length || Hash256.At(tile, i) != tree.Get(id.Level * TileId.Height, (id.Index * TileId.FullWidth) + i))
                {
                    throw VerificationFault.Altered("tile.altered", $"The tile {id} does not fit the entries.");
                }
            }
        }
    }

    private static void CheckContinuation(Bundle bundle, MemoryTree tree, Checkpoint head)
    {
        var proof = ConsistencyText.Parse(bundle.Required(BundleNames.Consistency).Span);
        if (proof.OldSize != tree.Size || !ConsistencyProof.Verify(tree.Size, head.Size, tree.Root(), head.Root, [.. proof.Proof]))
        {
            throw VerificationFault.Altered("head.inconsistent", "The signed head does not continue the leaves of the bundle.");
        }
    }

    private static void CheckSeal(Bundle bundle, Checkpoint head, SignedNote note)
    {
        var receipt = Receipt.Parse(bundle.Required(BundleNames.ReportProof).Span);
        var bytes = receipt.Extra ?? throw VerificationFault.Altered("report.no_leaf", "The receipt of the report lacks the report's leaf.");
        if (receipt.Head != note
            || !InclusionProof.Verify(TreeHash.Leaf(bytes.Span), receipt.Index, head.Size, [.. receipt.Path], head.Root))
        {
            throw VerificationFault.Altered("report.not_included", "The report's leaf does not stand in the tree under the head.");
        }

        var leaf = Leaf.Parse(bytes.Span);
        if (leaf.Type != LeafTypes.Report || leaf.Customer != bundle.Manifest.Customer
            || leaf.Facts.Text("report") != bundle.Manifest.Report || leaf.Facts.Text("manifest") != bundle.ManifestHash.ToString())
        {
            throw VerificationFault.Altered("manifest.altered", "The manifest is not the one that the report's leaf seals.");
        }
    }
}
