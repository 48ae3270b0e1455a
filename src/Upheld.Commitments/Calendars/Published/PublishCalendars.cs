using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Calendars;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.InForce;
using Upheld.Commitments.Promises;
using Upheld.Figures.Calendars;
using Upheld.Figures.Facts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Verification.Bundles;

namespace Upheld.Commitments.Calendars.Published;

/// <summary>Keeps every version of every calendar, and logs for each customer those that its promises use: at an apply, in its transaction, and at a start, as a new
/// program may bring other holidays or another release of the time-zone database.</summary>
internal sealed class PublishCalendars(UpheldDb db, DocumentsInForce inForce, ContractCalendars calendars, IIds ids, IClock clock) : IDocumentApplier
{
    public string Kind => CalendarKind.KindName;

    public Task ApplyAsync(UpheldDb db, DocumentApplication application, CancellationToken cancellation) => Task.CompletedTask;

    public async Task FinishAsync(UpheldDb db, IReadOnlyList<DocumentApplication> applications, DocumentSet after, CancellationToken cancellation)
    {
        if (applications.Any(a => a.Document.Id.Kind is CalendarKind.KindName or ContractKind.KindName))
        {
            var retired = applications.Where(a => a.Step == DocumentStep.Retire).Select(a => a.Document.Id).ToHashSet();
            var effective = applications.Where(a => a.Document.Id.Kind == CalendarKind.KindName).ToDictionary(a => a.Document.Id.Name);
            await PublishAsync(new DocumentSet(after.All.Where(d => !retired.Contains(d.Id))), effective, cancellation);
        }
    }

    /// <summary>At a start: what a new program reads differently.</summary>
    public async Task ExecuteAsync(CancellationToken cancellation)
    {
        await PublishAsync(await inForce.PromisesAsync(cancellation), new Dictionary<string, DocumentApplication>(), cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task PublishAsync(DocumentSet documents, IReadOnlyDictionary<string, DocumentApplication> effective, CancellationToken cancellation)
    {
        var newest = (await db.Set<CalendarRow>().AsNoTracking()
            .Where(c => c.Version == db.Set<CalendarRow>().Where(o => o.Calendar == c.Calendar).Max(o => o.Version)).ToListAsync(cancellation)).ToDictionary(c => c.Calendar);
        foreach (var (document, spec) in documents.Models<CalendarSpec>(CalendarKind.KindName))
        {
            var name = document.Id.Name;
            if (Next(name, spec, newest.GetValueOrDefault(name), effective.GetValueOrDefault(name)) is { } row)
            {
                newest[name] = db.Add(row).Entity;
            }
        }

        await LogAsync(documents, newest, effective, cancellation);
    }

    /// <summary>The next version; null when everything is as it was.</summary>
    private CalendarRow? Next(string name, CalendarSpec spec, CalendarRow? before, DocumentApplication? applied)
    {
        var known = before is null ? null : CalendarChain.Parse(before);
        var rules = calendars.Version(spec, null);
        var zone = DateTimeZoneProviders.Tzdb[spec.TimeZone];
        var today = clock.GetCurrentInstant().InZone(zone).Date;
        var from = applied?.EffectiveFrom.InZone(zone).Date ?? today;
        if (applied?.Restatement is null)
        {
            from = LocalDate.Max(from, today);
        }

        if (applied is null && known?.Calendar.Versions[^1] is { ValidFrom: { } last } && last > from)
        {
            from = last; // a change that is still to come stays one
        }

        var record = CalendarChain.Continue(name, known, rules, from, spec.ValidFrom);
        var hash = CalendarFiles.RulesOf(record).ToString();
        return before is not null && before.Rules == hash && before.TimeZoneRelease == record.Release ? null : new CalendarRow
        {
            Id = ids.NewGuid(),
            Calendar = name,
            Version = (before?.Version ?? 0) + 1,
            Rules = hash,
            TimeZoneRelease = record.Release,
            RecordedAt = clock.GetCurrentInstant(),
            Content = Encoding.UTF8.GetString(CalendarFiles.Write(record)),
        };
    }

    /// <summary>Each customer's log names the newest version of every calendar that its promises use, or ever used: old windows are still asked about.</summary>
    private async Task LogAsync(DocumentSet documents, Dictionary<string, CalendarRow> newest, IReadOnlyDictionary<string, DocumentApplication> effective, CancellationToken cancellation)
    {
        await db.Set<CustomerRow>().LoadAsync(cancellation);
        await db.Set<LoggedCalendarRow>().LoadAsync(cancellation);
        var customers = db.Set<CustomerRow>().Local.ToDictionary(c => c.Name, c => c.Customer);
        var logged = db.Set<LoggedCalendarRow>().Local.ToDictionary(c => (c.Customer, c.Calendar));
        var used = documents.Models<ContractSpec>(ContractKind.KindName).Where(c => customers.ContainsKey(c.Model.Customer))
            .SelectMany(c => UsedBy(c.Model).Select(name => (Customer: customers[c.Model.Customer], Calendar: name)));
        foreach (var (customer, name) in used.Concat(logged.Keys).Distinct().OrderBy(u => u.Customer.Value).ThenBy(u => u.Calendar, StringComparer.Ordinal).ToList())
        {
            if (!newest.TryGetValue(name, out var version) || (logged.TryGetValue((customer, name), out var row) && row.Version == version.Version))
            {
                continue;
            }

            row ??= db.Add(new LoggedCalendarRow { Customer = customer, Calendar = name, Version = 0 }).Entity;
            row.Version = version.Version;
            db.Record(new CalendarPublished(customer.Value, clock.GetCurrentInstant())
            {
                Calendar = name, Version = version.Version, Rules = version.Rules, TimeZoneRelease = version.TimeZoneRelease,
                Restatement = effective.GetValueOrDefault(name)?.Restatement,
            });
        }
    }

    private static IEnumerable<string> UsedBy(ContractSpec contract) => contract.Promises
        .SelectMany(p => p.Calendar.Names.Concat(p.Measures.SelectMany(m => m.Calendar?.Names ?? [])).Append(p.Rules.Planned.Windows ?? CalendarBook.AlwaysName))
        .Distinct().Where(name => name != CalendarBook.AlwaysName);
}
