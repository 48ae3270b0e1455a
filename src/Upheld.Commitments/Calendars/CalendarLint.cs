using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Calendars;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Figures.Calendars;

namespace Upheld.Commitments.Calendars;

/// <summary>Looks for calendars that never open, and for packs whose data runs out.</summary>
internal static class CalendarLint
{
    private const int WarnBefore = 60;

    public static void Note(Document document, CalendarSpec spec, CalendarPacks packs, LintContext context)
    {
        var zone = DateTimeZoneProviders.Tzdb[spec.TimeZone];
        var today = context.Now.InZone(zone).Date;
        var calendar = new ServiceCalendar([new ContractCalendars(packs).Version(spec, null)]);
        if (calendar.Add(context.Now.ToUnixTimeMilliseconds(), 0).Error?.Code == CalendarFaults.NeverOpen.Code)
        {
            context.Faults.Add(CalendarFaults.NeverOpen, document, DocumentPath.Spec.Field("weekly"), ("from", LocalDatePattern.Iso.Format(today)));
        }

        for (var i = 0; i < spec.Include.Count; i++)
        {
            if (packs.Find(spec.Include[i]) is { } pack && Period.DaysBetween(today, pack.Until) is var left && left < WarnBefore)
            {
                context.Faults.Add(left < 0 ? CalendarFaults.Ended : CalendarFaults.Ends, document, DocumentPath.Spec.Field("include").Item(i),
                    ("pack", pack.Name), ("end", LocalDatePattern.Iso.Format(pack.Until)), ("days", left.ToString(CultureInfo.InvariantCulture)));
            }
        }
    }
}
