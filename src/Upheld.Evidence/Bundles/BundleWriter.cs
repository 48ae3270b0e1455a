using Upheld.Evidence.Canonical;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Receipts;
using Upheld.Evidence.Tiles;

namespace Upheld.Evidence.Bundles;

/// <summary>Builds a bundle in two steps: everything the manifest lists, then, once the report's leaf is in a signed head, the proof of the manifest itself.</summary>
/// <remarks>Add all files, call <see cref="Seal"/>, record the report's leaf with <see cref="SealFacts"/>, wait for a signed checkpoint that holds it, call
/// <see cref="Prove"/>, then <see cref="WriteTo"/>.</remarks>
/// <param name="origin">The log.</param>
/// <param name="customer">The customer's id.</param>
/// <param name="report">The report's id.</param>
/// <param name="createdAt">When it is made, milliseconds since the Unix epoch.</param>
public sealed class BundleWriter(string origin, string customer, string report, long createdAt)
{
    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> _files = new(StringComparer.Ordinal);
    private long _size;
    private Hash256? _seal;
    private bool _isProven;

    /// <summary>The facts of the report's leaf (<see cref="LeafTypes.Report"/>); available after <see cref="Seal"/>.</summary>
    public CanonicalObject SealFacts => Manifest.SealOf(report, _seal ?? throw new InvalidOperationException("Seal the bundle first."));

    /// <summary>Adds a file by its name in the bundle; see <see cref="BundleNames"/>.</summary>
    /// <exception cref="ArgumentException">No such file belongs into a bundle, or it is there already.</exception>
    public void Add(string name, ReadOnlyMemory<byte> data)
    {
        if (_seal is not null)
        {
            throw new InvalidOperationException("The bundle is sealed.");
        }

        if (BundleNames.IsUnlisted(name) || !BundleNames.IsKnown(name) || !_files.TryAdd(name, data))
        {
            throw new ArgumentException($"'{name}' does not belong into a bundle, or is there already.", nameof(name));
        }
    }

    /// <summary>Adds the log from its first leaf on: bundles of entries and tiles.</summary>
    /// <param name="leaves">The bytes of every leaf, in order, as far as the bundle is to reach.</param>
    public void AddLog(IEnumerable<ReadOnlyMemory<byte>> leaves)
    {
        var tree = new MemoryTree();
        var entries = new List<ReadOnlyMemory<byte>>(TileId.FullWidth);
        foreach (var leaf in leaves)
        {
            tree.Append(Leaf.HashOf(leaf.Span));
            entries.Add(leaf);
            if (entries.Count == TileId.FullWidth)
            {
                AddEntries(tree.Size, entries);
            }
        }

        if (entries.Count > 0)
        {
            AddEntries(tree.Size, entries);
        }

        AddTiles(tree, BundleNames.Of);
        _size = tree.Size;
    }

    /// <summary>Adds another log beside the customer's own.</summary>
    /// <param name="part">Which one.</param>
    /// <param name="head">A signed head of it.</param>
    /// <param name="hashes">The hashes of its leaves from the first on.</param>
    /// <param name="leaves">The bytes of those that the bundle shows, in order.</param>
    public void AddPart(BundlePart part, SignedNote head, IEnumerable<Hash256> hashes, IReadOnlyCollection<ReadOnlyMemory<byte>> leaves)
    {
        var tree = new MemoryTree();
        foreach (var hash in hashes)
        {
            tree.Append(hash);
        }

        AddTiles(tree, part.Of);
        Add(part.Checkpoint, head.ToBytes());
        Add(part.Leaves, EntryBundle.Join(leaves));
    }

    /// <summary>Adds the samples of consecutive batches; a file a day is a good size.</summary>
    /// <param name="batches">The batches.</param>
    /// <param name="records">Their records, one after the other.</param>
    /// <param name="recordLength">Bytes of a record.</param>
    /// <param name="folder">As in <see cref="BundleNames.Samples"/>.</param>
    public void AddSamples(BatchRange batches, ReadOnlySpan<byte> records, int recordLength, string folder = "") =>
        Add(BundleNames.Samples(batches, folder), SamplePack.Pack(records, recordLength));

    /// <summary>Adds what opens a personal commitment.</summary>
    /// <exception cref="ArgumentException">The salt has not 32 bytes.</exception>
    public void AddPersonal(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> data) =>
        Add(BundleNames.Personal(PersonalCommitment.Of(salt, data)), (byte[])[.. salt, .. data]);

    /// <summary>Adds the figures.</summary>
    public void AddReport(ReportDocument document) => Add(BundleNames.Report, document.ToBytes());

    /// <summary>Closes the list of files and writes the manifest.</summary>
    /// <returns>The manifest's SHA-256.</returns>
    public Hash256 Seal()
    {
        var manifest = new Manifest(
            origin, customer, report, _size, createdAt, [.. _files.Select(f => new ManifestFile(f.Key, f.Value.Length, Sha256.Of(f.Value.Span)))]).ToBytes();
        _files.Add(BundleNames.Manifest, manifest);
        _seal = Sha256.Of(manifest);
        return _seal.Value;
    }

    /// <summary>Adds the proof of the manifest.</summary>
    /// <param name="receipt">The receipt of the report's leaf, with the leaf's bytes as its extra data.</param>
    /// <param name="consistency">The consistency proof from the bundle's size to the size of the receipt's head.</param>
    public void Prove(Receipt receipt, IReadOnlyList<Hash256> consistency)
    {
        if (_seal is null || _isProven)
        {
            throw new InvalidOperationException("Seal the bundle first, and prove it once.");
        }

        if (Checkpoint.Parse(receipt.Head.Text).Size <= _size)
        {
            throw new ArgumentException("The head does not reach beyond the bundle's leaves.", nameof(receipt));
        }

        _files.Add(BundleNames.Checkpoint, receipt.Head.ToBytes());
        _files.Add(BundleNames.ReportProof, System.Text.Encoding.UTF8.GetBytes(receipt.ToText()));
        _files.Add(BundleNames.Consistency, new ConsistencyText(_size, consistency).ToBytes());
        _isProven = true;
    }

    /// <summary>Writes the canonical zip.</summary>
    public void WriteTo(Stream output)
    {
        if (!_isProven)
        {
            throw new InvalidOperationException("A bundle without the proof of its manifest proves nothing.");
        }

        CanonicalZip.Write(output, _files);
    }

    private void AddTiles(MemoryTree tree, Func<TileId, string> name)
    {
        foreach (var tile in TileId.AllOf(tree.Size))
        {
            var hashes = new Hash256[tile.Width];
            for (var i = 0; i < hashes.Length; i++)
            {
                hashes[i] = tree.Get(tile.Level * TileId.Height, (tile.Index * TileId.FullWidth) + i);
            }

            Add(name(tile), Tile.Of(hashes));
        }
    }

    private void AddEntries(long size, List<ReadOnlyMemory<byte>> entries)
    {
        Add(BundleNames.Of(TileId.At(TileId.EntriesLevel, (size - 1) / TileId.FullWidth, size)), EntryBundle.Of(entries));
        entries.Clear();
    }
}
