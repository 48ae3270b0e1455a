using Upheld.Figures.Samples;
using Upheld.Figures.Services;

namespace Upheld.Verification.Figures;

/// <summary>The histories of many monitors from one reading of all samples, file by file: memory holds changes of state and one file, never all samples.</summary>
public sealed class PlaceStates
{
    private readonly Dictionary<(uint Number, ushort Location), Place> _places = [];

    private PlaceStates(IEnumerable<MonitorPlace> places)
    {
        foreach (var place in places)
        {
            _places.TryAdd((place.Number, place.Location), new Place(place.Schedule));
        }
    }

    /// <summary>Reads the samples once, and a second time for the places whose samples came so late that they stand in a later file.</summary>
    public static PlaceStates Of(IEnumerable<MonitorPlace> places, Func<IEnumerable<Sample[]>> files)
    {
        var states = new PlaceStates(places);
        foreach (var file in files())
        {
            states.Add(file);
        }

        var late = states._places.Where(p => p.Value.IsLate).ToDictionary(p => p.Key, _ => new List<Sample>());
        if (late.Count > 0)
        {
            foreach (var sample in files().SelectMany(f => f))
            {
                if (late.TryGetValue((sample.Monitor, sample.Location), out var samples))
                {
                    samples.Add(sample);
                }
            }

            foreach (var (key, samples) in late)
            {
                states._places[key].History = StateHistory.Of(states._places[key].History.Schedule, samples);
            }
        }

        return states;
    }

    /// <summary>The history of a monitor at a place.</summary>
    public StateHistory HistoryOf(MonitorPlace place) => _places[(place.Number, place.Location)].History;

    /// <summary>Of the slots due in a window, how many have a sample.</summary>
    internal SlotCount SlotsOf(MonitorPlace place, long start, long end)
    {
        var seen = _places[(place.Number, place.Location)].Seen;
        var (due, measured) = (0L, 0L);
        foreach (var (slot, _) in place.Schedule.DueIn(start, end))
        {
            due++;
            measured += seen.Contains(slot) ? 1 : 0;
        }

        return new SlotCount(due, measured);
    }

    private void Add(Sample[] file)
    {
        foreach (var group in file.GroupBy(s => (s.Monitor, s.Location)))
        {
            if (!_places.TryGetValue(group.Key, out var place))
            {
                continue;
            }

            var timed = new List<(long At, Sample Sample)>();
            foreach (var sample in group)
            {
                place.Seen.Add(sample.Slot);
                if (place.History.Schedule.TryInstantOf(sample, out var at))
                {
                    timed.Add((at, sample));
                }
            }

            timed.Sort(static (one, other) => one.At != other.At ? one.At.CompareTo(other.At) : one.Sample.CompareTo(other.Sample));
            foreach (var (_, sample) in timed)
            {
                place.IsLate |= place.History.Add(sample).Outcome == FoldOutcome.Late;
            }
        }
    }

    private sealed class Place(ProbeSchedule schedule)
    {
        public StateHistory History { get; set; } = new(schedule);

        public SlotSet Seen { get; } = new();

        public bool IsLate { get; set; }
    }
}
