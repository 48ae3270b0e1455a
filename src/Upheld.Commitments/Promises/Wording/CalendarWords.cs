using NodaTime;
using Upheld.Commitments.Calendars;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Promises.Wording;

/// <summary>Service hours in words.</summary>
internal static class CalendarWords
{
    private static readonly LocalText[] Days =
    [
        new("Mon", "周一"), new("Tue", "周二"), new("Wed", "周三"), new("Thu", "周四"), new("Fri", "周五"), new("Sat", "周六"), new("Sun", "周日"),
    ];

    /// <summary>When a promise's hours count.</summary>
    public static LocalText Of(PromiseCalendar calendar, DocumentSet documents)
    {
        var others = calendar.ByPriority.GroupBy(e => e.Value).Select(g => new LocalText("for {priorities} {hours}", "{priorities} {hours}").Fill(
            ("priorities", LocalText.AllOf([.. g.Select(e => (LocalText)e.Key)])), ("hours", Hours(g.Key, documents)))).ToList();
        var general = Hours(calendar.Default, documents);
        return others.Count == 0
            ? new LocalText("Hours count {hours}.", "服务时段：{hours}。").Fill(("hours", general))
            : new LocalText("Hours count {others}; otherwise {hours}.", "服务时段：{others}；其余{hours}。").Fill(
                ("others", new LocalText(string.Join("; ", others.Select(o => o.En)), string.Join("；", others.Select(o => o.Zh)))), ("hours", general));
    }

    private static LocalText Hours(string name, DocumentSet documents)
    {
        if (name == PromiseCalendar.Always)
        {
            return new("around the clock on every day", "每天 24 小时");
        }

        if (documents.Model<CalendarSpec>(CalendarKind.KindName, name) is not { } spec)
        {
            return new LocalText("by the calendar “{name}”", "按日历“{name}”").Fill(("name", name));
        }

        var packs = spec.Include.Count == 0 ? new LocalText("", "")
            : new LocalText(", holidays and make-up workdays by {packs}", "，节假日与调休按 {packs}").Fill(("packs", string.Join(", ", spec.Include)));
        return new LocalText("{week} ({zone}{packs})", "{week}（{zone}{packs}）").Fill(("week", Week(spec)), ("zone", spec.TimeZone), ("packs", packs));
    }

    private static LocalText Week(CalendarSpec spec)
    {
        var parts = new List<LocalText>();
        for (var first = 0; first < 7;)
        {
            var spans = Spans(spec, first);
            var last = first;
            while (last + 1 < 7 && Spans(spec, last + 1) == spans)
            {
                last++;
            }

            if (spans.Length > 0)
            {
                var days = last == first ? Days[first] : new LocalText($"{Days[first].En}–{Days[last].En}", $"{Days[first].Zh}至{Days[last].Zh}");
                parts.Add(new LocalText($"{days.En} {spans}", $"{days.Zh} {spans}"));
            }

            first = last + 1;
        }

        return new LocalText(string.Join("; ", parts.Select(p => p.En)), string.Join("；", parts.Select(p => p.Zh)));
    }

    private static string Spans(CalendarSpec spec, int day) =>
        string.Join(", ", (spec.Weekly.GetValueOrDefault((IsoDayOfWeek)(day + 1)) ?? []).Select(s => s.ToString().Replace('-', '–')));
}
