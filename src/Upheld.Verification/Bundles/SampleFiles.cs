using Upheld.Evidence.Bundles;
using Upheld.Evidence.Merkle;
using Upheld.Figures.Samples;

namespace Upheld.Verification.Bundles;

/// <summary>The samples of one log of a bundle, file by file, each held against the batches that seal it.</summary>
internal sealed class SampleFiles
{
    private readonly Bundle _bundle;
    private readonly List<(BatchRange Range, string Name)> _files = [];
    private readonly List<LoggedInterval> _intervals;

    /// <summary>The samples in a folder (<see cref="BundleNames.Samples"/>) of the batches of a log.</summary>
    public SampleFiles(Bundle bundle, List<LoggedInterval> intervals, string folder = "")
    {
        _bundle = bundle;
        _intervals = intervals;
        foreach (var name in bundle.Names)
        {
            if (BundleNames.TrySamples(name, folder, out var range))
            {
                _files.Add((range, name));
            }
        }

        _files.Sort((one, other) => one.Range.First.CompareTo(other.Range.First));
    }

    /// <summary>The intervals whose samples the bundle holds, in order.</summary>
    public IReadOnlyList<LoggedInterval> Covered { get; private set; } = [];

    /// <summary>From when on they are there: when the first of them began, the beginning of time when it is the first of all, so that nothing can have been before, and the end of time when
    /// there is none. The log of a successor of which nothing earlier is left begins later.</summary>
    public long Since => Covered.Count == 0 ? long.MaxValue : Covered[0] == _intervals[0] && Covered[0].Number == 1 ? long.MinValue : Covered[0].Since;

    /// <summary>Until when.</summary>
    public long Until => Covered.Count == 0 ? long.MinValue : Covered[^1].At;

    /// <summary>Intervals follow each other without gaps, and so do the files; every batch holds exactly what its leaf says.</summary>
    /// <returns>How many samples there are.</returns>
    public long Check()
    {
        for (var i = 1; i < _intervals.Count; i++)
        {
            if (_intervals[i].Number != _intervals[i - 1].Number + 1 || _intervals[i].Since != _intervals[i - 1].At)
            {
                throw VerificationFault.Altered("batch.gap", $"After interval {_intervals[i - 1].Number} comes {_intervals[i].Number}: something is missing between.");
            }
        }

        for (var i = 1; i < _files.Count; i++)
        {
            if (_files[i].Range.First != _files[i - 1].Range.Last + 1)
            {
                throw VerificationFault.Altered("samples.gap", $"The samples of the batches between {_files[i - 1].Name} and {_files[i].Name} are missing.");
            }
        }

        if (_files.Count > 0)
        {
            var all = new BatchRange(_files[0].Range.First, _files[^1].Range.Last);
            Covered = [.. _intervals.Where(i => all.Contains(i.Number))];
            if (Covered.Count != all.Last - all.First + 1)
            {
                throw VerificationFault.Altered("samples.unknown_batch", "There are samples of batches that the log does not have.");
            }
        }

        return Read(long.MaxValue, check: true).Sum(file => (long)file.Length);
    }

    /// <summary>The samples of each file, as known at an instant.</summary>
    public IEnumerable<Sample[]> Read(long knownAt, bool check = false)
    {
        foreach (var (range, name) in _files)
        {
            var batches = Covered.Where(i => range.Contains(i.Number)).ToList();
            var count = batches.Sum(b => (long)b.Count);
            if (count > int.MaxValue / Sample.Size)
            {
                throw VerificationFault.Altered("samples.too_many", $"The file {name} would hold {count} samples.");
            }

            var records = SamplePack.Unpack(_bundle.Required(name).Span, (int)count, Sample.Size);
            var samples = SamplesOf(name, records);
            var (at, kept) = (0, 0);
            foreach (var batch in batches)
            {
                if (check && batch.Root is { } root)
                {
                    CheckBatch(batch, root, records.AsSpan(at * Sample.Size, batch.Count * Sample.Size), samples.AsSpan(at, batch.Count));
                }

                at += batch.Count;
                kept = batch.At <= knownAt ? at : kept;
            }

            yield return kept == samples.Length ? samples : samples[..kept];
        }
    }

    private static void CheckBatch(LoggedInterval batch, Evidence.Hashing.Hash256 root, ReadOnlySpan<byte> records, ReadOnlySpan<Sample> samples)
    {
        if (TreeHash.RootOfRecords(records, Sample.Size) != root)
        {
            throw VerificationFault.Altered("samples.altered", $"The samples of batch {batch.Number} are not those that its leaf seals.");
        }

        for (var i = 1; i < samples.Length; i++)
        {
            if (samples[i - 1].CompareTo(samples[i]) >= 0)
            {
                throw VerificationFault.Altered("samples.order", $"The samples of batch {batch.Number} are not in order.");
            }
        }

        if (samples.Length == 0 || samples[0].Slot != batch.FirstSlot)
        {
            throw VerificationFault.Altered("samples.first_slot", $"Batch {batch.Number} does not begin with the slot that its leaf names.");
        }
    }

    private static Sample[] SamplesOf(string name, byte[] records)
    {
        try
        {
            return SampleBatch.FromRecords(records);
        }
        catch (FormatException e)
        {
            throw VerificationFault.Altered("samples.malformed", $"The file {name}: {e.Message}");
        }
    }
}
