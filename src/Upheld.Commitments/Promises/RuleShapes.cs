using NodaTime;
using Upheld.Commitments.Calendars;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Services;

namespace Upheld.Commitments.Promises;

/// <summary>The interpretation fields A-01 … A-15.</summary>
internal static class RuleShapes
{
    public static readonly Shape Window = Shapes.Either(
        text: Shapes.OneOf(Contracts.Model.PromiseWindow.Words),
        map: new RecordShape(new("rolling: a duration of whole days", "rolling: 整天数的时长"),
            Field.Required("rolling", Shapes.WholeDays(1, 3_660))));

    public static readonly Shape Priority = Shapes.Text(20, new("a priority such as P1", "优先级，如 P1"), IsPriority);

    public static readonly RecordShape Rules = new(new("rules of interpretation", "解释规则"),
        Field.Optional("coreServices", Shapes.ListOf(Shapes.Reference(ServiceKind.KindName), 1)),
        Field.Optional("mean", Shapes.OneOf("perService", "feeWeighted")),
        Field.Optional("planned", new RecordShape(new("rules of planned work", "计划维护的规则"),
            Field.Optional("noticeHours", Shapes.Whole(0, 8_784)),
            Field.Optional("hoursPerYear", Shapes.Decimal(0, 8_784, 3)),
            Field.Optional("windows", Shapes.ReferenceOr(["any", Contracts.Model.PromiseCalendar.Always], CalendarKind.KindName)),
            Field.Optional("counts", Shapes.OneOf("exclude", "countUp", "ignore", "icinga")))),
        Field.Optional("firstResponseBy", Shapes.OneOf("human")),
        Field.Optional("pauses", new RecordShape(new("which clocks pause", "哪些计时可暂停"),
            Field.Optional("resolution", Shapes.Flag),
            Field.Optional("update", Shapes.Flag),
            Field.Optional("firstResponse", Shapes.Flag),
            Field.Optional("nextResponse", Shapes.Flag))),
        Field.Optional("majorPriorities", Shapes.ListOf(Priority, 1)),
        Field.Optional("resolvedBy", Shapes.OneOf("restored", "closed")),
        Field.Optional("reopenWindow", Shapes.Duration()),
        Field.Optional("incidentRate", new RecordShape(new("how the incident rate is computed", "安全事件发生率的算法"),
            Field.Optional("formula", Shapes.OneOf("R1", "R2", "R3", "R4", "R5", "R6")),
            Field.Optional("window", Window))),
        Field.Optional("backupDay", new RecordShape(new("what counts as a day's backup", "每日备份的认定"),
            Field.Optional("window", Shapes.Either(text: new BackupWindowShape(), list: Shapes.DaySpan)),
            Field.Optional("level", Shapes.Whole(1, 7)))),
        Field.Optional("recoveryFrom", Shapes.OneOf("declaration", "outage")),
        Field.Optional("satisfactionFormula", Shapes.OneOf("topTwo", "mean")),
        Field.Optional("quarterStartMonth", Shapes.Whole(1, 12)),
        Field.Optional("resolutionRateOf", Shapes.OneOf("both", "opened", "resolved")),
        Field.Optional("trustUnknownUpToPercent", Shapes.PercentNumber()),
        Field.Optional("degradedWeight", Shapes.Decimal(0, 1, 3)),
        Field.Optional("minOutage", Shapes.Duration(most: Duration.FromDays(1))),
        Field.Optional("roundOutageUpTo", Shapes.Duration(Duration.FromMilliseconds(1), Duration.FromDays(1))));

    public static bool IsPriority(string text) => text.Length is >= 1 and <= 20 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
