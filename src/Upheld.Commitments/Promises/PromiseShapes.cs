using NodaTime;
using Upheld.Commitments.Calendars;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Indicators;
using Upheld.Commitments.Services;

namespace Upheld.Commitments.Promises;

/// <summary>What a promise looks like.</summary>
internal static class PromiseShapes
{
    private static readonly Shape Calendar = Shapes.ReferenceOr([PromiseCalendar.Always], CalendarKind.KindName);

    private static readonly Shape Calendars = Shapes.Either(
        text: Calendar,
        map: Shapes.MapOf(new("a priority such as P1, or default", "优先级，如 P1，或 default"), RuleShapes.IsPriority, Calendar));

    private static readonly RecordShape Scope = new(new("a scope", "范围"),
        Field.Optional("services", Shapes.ListOf(Shapes.Reference(ServiceKind.KindName), 1, PromiseShapeFaults.EmptyScope)),
        Field.Optional("criticality", Shapes.OneOf("core", "important", "normal")),
        Field.Optional("priorities", Shapes.ListOf(RuleShapes.Priority, 1, PromiseShapeFaults.EmptyScope)),
        Field.Optional("dataSets", Shapes.ListOf(Shapes.Reference("DataSet"), 1, PromiseShapeFaults.EmptyScope)));

    private static readonly RecordShape Objective = new RecordShape(new("an objective", "目标"),
        Field.Optional("atLeast", new QuantityShape()),
        Field.Optional("atMost", new QuantityShape()),
        Field.Optional("within", Shapes.Duration(Duration.FromMilliseconds(1))),
        Field.Optional("share", Shapes.Percent())).ExactlyOne("atLeast", "atMost", "within").AtMostOne("atLeast", "share").AtMostOne("atMost", "share");

    private static readonly RecordShape Remedy = new RecordShape(new("a remedy", "补偿"),
        Field.Optional("credits", Shapes.ListOf(
            new RecordShape(new("a tier of credits", "一档补偿"),
                Field.Optional("below", new QuantityShape()),
                Field.Optional("above", new QuantityShape()),
                Field.Required("percent", Shapes.PercentNumber())).ExactlyOne("below", "above"), 1)),
        Field.Optional("perHour", Shapes.PercentNumber()),
        Field.Optional("of", Shapes.OneOf("monthlyFee", "quarterlyFee", "yearlyFee", "contractFee")),
        Field.Optional("cap", Shapes.PercentNumber()),
        Field.Optional("automatic", Shapes.Flag)).ExactlyOne("credits", "perHour");

    private static readonly Shape Owner = Shapes.Text(120);

    public static RecordShape Promise(IndicatorCatalogue indicators) => new(new("a promise", "承诺"),
        Field.Required("name", Shapes.Name),
        Field.Optional("title", Shapes.LocalText),
        Field.Optional("text", Shapes.LocalText),
        Field.Optional("group", Shapes.Name),
        Field.Required("indicator", new IndicatorShape(indicators), PromiseFaults.NoIndicator),
        Field.Optional("scope", Scope),
        Field.Required("objective", Objective, PromiseFaults.NoObjective),
        Field.Required("window", RuleShapes.Window),
        Field.Optional("calendar", Calendars),
        Field.Optional("rules", RuleShapes.Rules),
        Field.Required("accountable", Owner, PromiseFaults.NoOwner),
        Field.Optional("responsible", Shapes.ListOf(Owner, 1)),
        Field.Optional("deputy", Owner),
        Field.Required("measures", Shapes.ListOf(Measure(indicators), 1, PromiseFaults.NoMeasure), PromiseFaults.NoMeasure),
        Field.Optional("remedy", Remedy),
        Field.Optional("stretch", Objective),
        Field.Optional("public", Shapes.Flag),
        Field.Optional("evidence", Shapes.Duration(Duration.FromDays(1))));

    private static RecordShape Measure(IndicatorCatalogue indicators) => new(new("a measure", "措施"),
        Field.Required("name", Shapes.Name),
        Field.Optional("title", Shapes.LocalText),
        Field.Required("indicator", new IndicatorShape(indicators), PromiseFaults.MeasureNoIndicator),
        Field.Required("objective", Objective, PromiseFaults.MeasureNoObjective),
        Field.Optional("window", RuleShapes.Window),
        Field.Optional("scope", Scope),
        Field.Optional("calendar", Calendars),
        Field.Required("accountable", Owner, PromiseFaults.MeasureNoOwner),
        Field.Optional("responsible", Shapes.ListOf(Owner, 1)),
        Field.Optional("deputy", Owner));
}
