using Upheld.Figures.Headless;

namespace Upheld.Figures.Calendars.Json;

/// <summary>Reads the spans of a day: a list of pairs of local times.</summary>
internal static class LocalSpansJson
{
    public static IReadOnlyList<LocalSpan> Read(JsonInput list)
    {
        var spans = new List<LocalSpan>();
        foreach (var item in list.Items())
        {
            if (ReadPair(item) is { } span)
            {
                spans.Add(span);
            }
        }
        return spans;
    }

    private static LocalSpan? ReadPair(JsonInput item)
    {
        var times = item.Items().ToList();
        if (times.Count != 2)
        {
            if (item.IsArray)
            {
                item.Fail("calendar.span", "a span is a pair of times like [\"09:00\", \"18:00\"]");
            }
            return null;
        }
        if (ReadTime(times[0]) is not { } from || ReadTime(times[1]) is not { } to)
        {
            return null;
        }
        if (to < from)
        {
            item.Fail("calendar.span_reversed", "the span ends before it starts; one over midnight is two spans, until 24:00 and from 00:00 of the next day");
            return null;
        }
        return new LocalSpan(from, to);
    }

    private static int? ReadTime(JsonInput value)
    {
        if (value.Text() is not { } text)
        {
            return null;
        }
        if (LocalSpan.TryParseTime(text, out var seconds))
        {
            return seconds;
        }
        value.Fail("input.time", $"\"{text}\" is not a time of day like 09:00, 09:00:30 or 24:00");
        return null;
    }
}
