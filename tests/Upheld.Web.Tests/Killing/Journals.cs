using System.Globalization;

namespace Upheld.Web.Tests.Killing;

/// <summary>What all lives of a server have acknowledged or shown, as their journals tell it.</summary>
internal sealed class Journals
{
    private readonly Dictionary<Guid, long> _signed = [];

    /// <summary>Facts whose save has returned.</summary>
    public HashSet<Guid> Facts { get; } = [];

    /// <summary>Titles of the applies that have returned, in order.</summary>
    public List<string> Applied { get; } = [];

    /// <summary>Position, log and index of facts as a reader saw them.</summary>
    public Dictionary<Guid, (long Seq, Guid Log, long Index)> Places { get; } = [];

    /// <summary>The largest signed size of each log that a reader saw.</summary>
    public IReadOnlyDictionary<Guid, long> Signed => _signed;

    /// <summary>The most samples that a reader saw.</summary>
    public long Samples { get; private set; }

    /// <summary>Facts that were seen in two places.</summary>
    public List<Guid> Moved { get; } = [];

    /// <summary>Takes in the journal of a life that has ended.</summary>
    public void Add(string path)
    {
        if (!File.Exists(path))
        {
            return; // killed before it could open it
        }

        var text = File.ReadAllText(path);
        foreach (var line in text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)) // the last line may be torn
        {
            Add(line.Split(' '));
        }
    }

    /// <summary>How many samples a line says were durable; 0 for a line of another kind.</summary>
    public static long SamplesOf(string line) => line.Split(' ') is ["samples", var count] ? Number(count) : 0;

    private void Add(string[] words)
    {
        switch (words[0])
        {
            case "fact":
                Facts.Add(Guid.Parse(words[1]));
                break;
            case "applied":
                Applied.Add(words[1]);
                break;
            case "place":
                var (id, place) = (Guid.Parse(words[1]), (Number(words[2]), Guid.Parse(words[3]), Number(words[4])));
                if (!Places.TryAdd(id, place) && Places[id] != place)
                {
                    Moved.Add(id);
                }

                break;
            case "signed":
                _signed[Guid.Parse(words[1])] = Math.Max(_signed.GetValueOrDefault(Guid.Parse(words[1])), Number(words[2]));
                break;
            case "samples":
                Samples = Math.Max(Samples, Number(words[1]));
                break;
        }
    }

    private static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);
}
