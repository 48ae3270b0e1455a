using Upheld.Commitments.Contracts.Faults;

namespace Upheld.Commitments.Calendars;

/// <summary>What can be wrong with calendars.</summary>
internal static class CalendarFaults
{
    public static readonly FaultKind DayTwice = FaultKind.Error("calendar.day_twice",
        new("The hours of “{day}” are given twice.", "“{day}”的时段重复给出。"),
        new("Name each day of the week once.", "每个星期日只能出现一次。"));

    public static readonly FaultKind NeverOpen = FaultKind.Error("calendar.never_open",
        new("The calendar has no open time in the 400 days from {from}.", "自 {from} 起 400 天内，该日历没有任何开放时间。"),
        new("Give at least one day of the week a span such as \"09:00-18:00\".", "请至少为一个工作日给出时段，如 \"09:00-18:00\"。"));

    public static readonly FaultKind Ends = FaultKind.Warning("calendar.ends",
        new("The data of “{pack}” ends on {end}; that is {days} day(s) from now.", "“{pack}”的数据截至 {end}，距今 {days} 天。"),
        new("Later holidays are not known: update Upheld or load a newer pack.", "之后的节假日尚无数据，请更新 Upheld 或导入新的数据包。"));

    public static readonly FaultKind Ended = FaultKind.Warning("calendar.ends",
        new("The data of “{pack}” ended on {end}.", "“{pack}”的数据已于 {end} 截止。"),
        new("Holidays since then are not known: update Upheld or load a newer pack.", "此后的节假日没有数据，请更新 Upheld 或导入新的数据包。"));

    public static readonly FaultKind UnknownPack = FaultKind.Error("ref.unknown",
        new("There is no calendar pack “{name}”; the packs are: {known}.", "没有名为“{name}”的日历数据包；可用的有：{known}。"));
}
