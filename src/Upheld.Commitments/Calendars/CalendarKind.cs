using NodaTime;
using NodaTime.Text;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Values;

namespace Upheld.Commitments.Calendars;

/// <summary>The document kind <c>Calendar</c>.</summary>
internal sealed class CalendarKind(CalendarPacks packs) : IContractKind
{
    public const string KindName = "Calendar";

    private static readonly Shape Spans = Shapes.ListOf(Shapes.DaySpan);

    private static readonly Shape Days = Shapes.MapOf(new("a date such as 2026-10-10", "日期，如 2026-10-10"),
        text => LocalDatePattern.Iso.Parse(text).Success, Spans);

    private static readonly Shape Week = Shapes.MapOf(new("a day or a range of days such as mon or mon-fri", "星期或星期范围，如 mon 或 mon-fri"),
        text => WeekdayText.Parse(text) is not null, Spans);

    public string Name => KindName;

    public RecordShape Spec { get; } = new(new("what a calendar is", "日历的内容"),
        Field.Required("timeZone", Shapes.Zone),
        Field.Required("weekly", Week),
        Field.Optional("closedDates", Shapes.ListOf(Shapes.YearlyDate)),
        Field.Optional("specialDays", Days),
        Field.Optional("breaks", Days),
        Field.Optional("include", Shapes.ListOf(new PackShape(packs))),
        Field.Optional("validFrom", Shapes.Date));

    public void Check(Document document, FaultList faults)
    {
        var seen = new HashSet<IsoDayOfWeek>();
        foreach (var name in document.Spec.Map("weekly")!.Names)
        {
            foreach (var day in WeekdayText.Parse(name)!.Where(day => !seen.Add(day)))
            {
                faults.Add(CalendarFaults.DayTwice, document, DocumentPath.Spec.Field("weekly").Field(name), ("day", WeekdayText.Name(day)));
            }
        }
    }

    public bool BindsWhatIsRight => true;

    public object Bind(Document document) => CalendarSpec.From(document.Spec);

    public void Lint(Document document, LintContext context)
    {
        if (document.IsSound) // what is missing because it is wrong must not be told a second time as never open
        {
            CalendarLint.Note(document, (CalendarSpec)document.Model!, packs, context);
        }
    }
}
