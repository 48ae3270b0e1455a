using NodaTime;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Calendars;

/// <summary>The business days of one year: local dates with open time, and when each closes.</summary>
internal sealed class BusinessYear
{
    private static readonly Span Ever = new(long.MinValue, long.MaxValue);

    private readonly int[] _days;
    private readonly long[] _closings;

    private BusinessYear(int[] days, long[] closings) => (_days, _closings) = (days, closings);

    public int Count => _days.Length;

    public int this[int index] => _days[index];

    public static BusinessYear Build(int year, IReadOnlyList<CalendarVersion> versions)
    {
        var (days, closings, spans) = (new List<int>(), new List<long>(), new List<Span>());
        var last = new LocalDate(year, 12, 31).Number();
        for (var day = new LocalDate(year, 1, 1).Number(); day <= last; day++)
        {
            spans.Clear();
            if (Deciding(versions, LocalClock.DateOf(day)) is { } version)
            {
                new VersionSpan(version, Ever).AddOpening(day, spans);
            }
            if (spans.Count > 0)
            {
                days.Add(day);
                closings.Add(spans.Max(span => span.End));
            }
        }
        return new BusinessYear([.. days], [.. closings]);
    }

    public static CalendarVersion? Deciding(IReadOnlyList<CalendarVersion> versions, LocalDate date) =>
        versions.LastOrDefault(version => version.ValidFrom is not { } from || from <= date);

    /// <summary>How many business days of this year lie before a day.</summary>
    public int CountBefore(int day)
    {
        var index = Array.BinarySearch(_days, day);
        return index < 0 ? ~index : index;
    }

    public bool Contains(int day) => Array.BinarySearch(_days, day) >= 0;

    public long Closing(int day) => _closings[Array.BinarySearch(_days, day)];
}
