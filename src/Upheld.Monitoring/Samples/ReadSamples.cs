using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Samples;

/// <summary>The samples of one series in a stretch of time, out of day blocks and the open day's chunks.</summary>
internal sealed class ReadSamples(ISampleStore store, MonitorHistories histories)
{
    private const long DayLength = 86_400_000;

    /// <returns>The samples in the order of their instants, each once; none when the series was never scheduled.</returns>
    public async Task<IReadOnlyList<TimedSample>> ExecuteAsync(SeriesId series, Span span, CancellationToken cancellation)
    {
        if (span.IsEmpty || await histories.FindAsync(series, cancellation) is not { } history)
        {
            return [];
        }

        var samples = new Dictionary<Sample, TimedSample>();
        foreach (var (batch, sample) in await PiecesAsync(history, span, cancellation))
        {
            if (history.Schedule.TryInstantOf(sample, out var at) && span.Contains(at) && (batch is not null || !samples.ContainsKey(sample)))
            {
                samples[sample] = new TimedSample(at, batch, sample);
            }
        }

        return [.. samples.Values.OrderBy(sample => sample.At).ThenBy(sample => sample.Sample)];
    }

    /// <returns>The details that were kept of checks in a stretch of time, in the order of their instants: JSON.</returns>
    public async Task<IReadOnlyList<(TimedSample Sample, byte[] Detail)>> DetailsAsync(SeriesId series, Span span, CancellationToken cancellation)
    {
        if (span.IsEmpty || await histories.FindAsync(series, cancellation) is not { } history)
        {
            return [];
        }

        var details = new Dictionary<Sample, byte[]>();
        foreach (var piece in await ReadAsync(history, span, cancellation))
        {
            foreach (var (sample, detail) in piece.Details is { } packed ? DetailChunk.Unpack(packed) : [])
            {
                if (SeriesId.Of(series.Log, sample) == series)
                {
                    details[sample] = detail;
                }
            }
        }

        return [.. (await ExecuteAsync(series, span, cancellation)).Where(sample => details.ContainsKey(sample.Sample)).Select(sample => (sample, details[sample.Sample]))];
    }

    private Task<IReadOnlyList<StoredPiece>> ReadAsync(MonitorHistory history, Span span, CancellationToken cancellation) =>
        store.ReadPiecesAsync(history.Series, history.Shard, DayOf(span.Start), DayOf(span.End - 1), cancellation);

    private async Task<IEnumerable<(long? Batch, Sample Sample)>> PiecesAsync(MonitorHistory history, Span span, CancellationToken cancellation)
    {
        var pieces = await ReadAsync(history, span, cancellation);
        return pieces.SelectMany(piece => piece.IsBlock
            ? DayBlock.Unpack(piece.Bytes).Samples.Select(entry => ((long?)entry.Batch, entry.Sample))
            : OfSeries(history.Series, piece.Bytes).Select(sample => (piece.Batch, sample)));
    }

    private static List<Sample> OfSeries(SeriesId series, byte[] records)
    {
        var samples = new List<Sample>();
        for (var at = 0; at + Sample.Size <= records.Length; at += Sample.Size)
        {
            var sample = Sample.Read(records.AsSpan(at));
            if (sample.Monitor == series.Monitor && sample.Location == series.Location)
            {
                samples.Add(sample);
            }
        }

        return samples;
    }

    private static int DayOf(long at) => (int)(StateHistory.DayOf(at) / DayLength);
}
