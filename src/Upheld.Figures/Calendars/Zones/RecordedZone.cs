using Upheld.Figures.Timelines;

namespace Upheld.Figures.Calendars.Zones;

/// <summary>What a zone's clocks did in a window, as plain numbers: enough to repeat every calculation in that window without a time-zone database.</summary>
/// <remarks>This is what a report bundle carries. Outside of <see cref="Covered"/> it refuses to answer.</remarks>
public sealed class RecordedZone : IZoneRules
{
    private readonly ZoneTransition[] _transitions;

    /// <summary>Builds a recording from its parts, as read from a bundle.</summary>
    /// <param name="id">The IANA name.</param>
    /// <param name="release">The release of the time-zone database it was taken from.</param>
    /// <param name="covered">The time it speaks for.</param>
    /// <param name="offsetSeconds">Local time minus UTC at the start of <paramref name="covered"/>, in seconds.</param>
    /// <param name="transitions">The changes inside of <paramref name="covered"/>, ascending.</param>
    /// <exception cref="ArgumentException">The transitions do not ascend, or lie outside, or an offset is larger than 18 hours.</exception>
    public RecordedZone(string id, string release, Span covered, int offsetSeconds, IEnumerable<ZoneTransition> transitions)
    {
        (Id, Release, Covered, OffsetSeconds, _transitions) = (id, release, covered, offsetSeconds, [.. transitions]);
        var last = covered.Start;
        foreach (var transition in _transitions)
        {
            if (transition.At <= last || transition.At >= covered.End)
            {
                throw new ArgumentException("Transitions ascend and lie inside of the recording.", nameof(transitions));
            }
            last = transition.At;
        }
        if (_transitions.Select(t => t.OffsetSeconds).Append(offsetSeconds).Any(offset => Math.Abs(offset) > LocalClock.LargestOffsetSeconds))
        {
            throw new ArgumentException("An offset is at most 18 hours.", nameof(transitions));
        }
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>The release of the time-zone database, such as <c>2026f</c>.</summary>
    public string Release { get; }

    /// <summary>The time the recording speaks for.</summary>
    public Span Covered { get; }

    /// <summary>Local time minus UTC at the start of <see cref="Covered"/>, in seconds.</summary>
    public int OffsetSeconds { get; }

    /// <summary>The changes inside of <see cref="Covered"/>, ascending.</summary>
    public IReadOnlyList<ZoneTransition> Transitions => _transitions;

    /// <summary>Records what all calendar and window calculations inside of <paramref name="window"/> need.</summary>
    /// <remarks>Calendars work by whole UTC years and look two days beyond; the recording is that much longer than the window.</remarks>
    /// <param name="zone">The zone to record.</param>
    /// <param name="release">The release <paramref name="zone"/> comes from.</param>
    /// <param name="window">From the first to the last instant that is asked about; a due time that may lie later belongs inside.</param>
    public static RecordedZone Of(IZoneRules zone, string release, Span window)
    {
        var covered = OpenYear.Reach(window);
        var stretch = zone.At(covered.Start);
        var first = (int)(stretch.Offset / 1000);
        var transitions = new List<ZoneTransition>();
        while (stretch.End < covered.End)
        {
            var before = stretch.Offset;
            stretch = zone.At(stretch.End);
            if (stretch.Offset != before)
            {
                transitions.Add(new ZoneTransition(stretch.Start, (int)(stretch.Offset / 1000)));
            }
        }
        return new RecordedZone(zone.Id, release, covered, first, transitions);
    }

    /// <inheritdoc/>
    public ZoneStretch At(long at)
    {
        if (!Covered.Contains(at))
        {
            throw new ZoneNotRecordedException(Id, at);
        }
        var (low, high) = (0, _transitions.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _transitions[middle].At <= at ? (middle + 1, high) : (low, middle);
        }
        return new ZoneStretch(
            low == 0 ? Covered.Start : _transitions[low - 1].At,
            low == _transitions.Length ? Covered.End : _transitions[low].At,
            1000L * (low == 0 ? OffsetSeconds : _transitions[low - 1].OffsetSeconds));
    }
}
