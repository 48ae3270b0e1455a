using Upheld.Commitments.Contracts.Specs;

namespace Upheld.Commitments.Contracts.Model;

/// <summary>When a promise's hours count: one calendar, or one per priority .</summary>
/// <param name="Default">The calendar of all priorities that have none of their own; <c>24x7</c> by default.</param>
/// <param name="ByPriority">Calendars of single priorities.</param>
public sealed record PromiseCalendar(string Default, IReadOnlyDictionary<string, string> ByPriority)
{
    /// <summary>The calendar that is always open and needs no document.</summary>
    public const string Always = "24x7";

    /// <summary>The calendar of a priority.</summary>
    public string Of(string priority) => ByPriority.GetValueOrDefault(priority, Default);

    /// <summary>All calendars it uses.</summary>
    public IEnumerable<string> Names => ByPriority.Values.Prepend(Default).Distinct();

    internal static PromiseCalendar From(SpecValue? value) => value switch
    {
        SpecText name => new PromiseCalendar(name.Value, new Dictionary<string, string>()),
        SpecMap map => new PromiseCalendar(map.Text("default") ?? Always,
            map.Entries.Where(e => e.Name != "default").ToDictionary(e => e.Name, e => ((SpecText)e.Value).Value, StringComparer.Ordinal)),
        _ => new PromiseCalendar(Always, new Dictionary<string, string>()),
    };
}
