using NodaTime;

namespace Upheld.Commitments.Contracts.Values;

/// <summary>Days of the week and ranges of them: <c>mon</c>, <c>mon-fri</c>, <c>sat-sun</c>.</summary>
public static class WeekdayText
{
    /// <summary>The names, Monday first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Reads a day or a range; null when the text is neither or the range runs backwards.</summary>
    public static IReadOnlyList<IsoDayOfWeek>? Parse(string text)
    {
        var ends = text.Split('-');
        var first = Index(ends[0]);
        var last = ends.Length == 2 ? Index(ends[1]) : first;
        return ends.Length <= 2 && first >= 0 && last >= first
            ? [.. Enumerable.Range(first + 1, last - first + 1).Select(day => (IsoDayOfWeek)day)]
            : null;
    }

    /// <summary>The name of a day.</summary>
    public static string Name(IsoDayOfWeek day) => Names[(int)day - 1];

    private static int Index(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (Names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }
}
