using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Customers;
using Upheld.Commitments.InForce;
using Upheld.Commitments.Services;
using Upheld.Figures.Facts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.Plans;

/// <summary>Writes a plan that may be written: documents, what they bring about, and their facts, in one transaction.</summary>
internal sealed class WritePlan(UpheldDb db, DocumentsInForce inForce, IEnumerable<IDocumentApplier> appliers, IIds ids, IClock clock)
{
    /// <param name="plan">The plan.</param>
    /// <param name="restatement">The approved restatement by which it may change days that have passed; null where it changes none.</param>
    /// <param name="more">Adds what is to be saved with it.</param>
    /// <param name="cancellation">Stops before anything is written.</param>
    /// <returns>False when something else was written since the plan was made; then nothing was.</returns>
    public async Task<bool> ExecuteAsync(
        ContractPlan plan, Guid? restatement, Func<IReadOnlyList<DocumentApplication>, Task>? more, CancellationToken cancellation)
    {
        if (!plan.ChangesAnything)
        {
            return true;
        }

        // Every look at what is tracked would search all of it for changes: quadratic for a file of thousands. Saving searches once.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var applications = await WriteAsync(plan, restatement, cancellation);
        await (more?.Invoke(applications) ?? Task.CompletedTask);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException) // another apply took the next version number, or changed the same row
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<DocumentApplication>> WriteAsync(ContractPlan plan, Guid? restatement, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var versions = (await inForce.NewestAsync(cancellation)).ToDictionary(r => new DocumentId(r.Kind, r.Name), r => r.Version);
        var after = new DocumentSet(plan.Changes.Select(c => c.After ?? c.Before!));
        var changes = plan.Changes.Where(c => c.Action != ChangeAction.Keep).OrderBy(c => Order(c.Id.Kind)).ToList();
        var customers = await db.Set<CustomerRow>().ToDictionaryAsync(c => c.Name, cancellation);
        var services = await db.Set<Service>().ToDictionaryAsync(s => s.Name, cancellation);
        var applications = new List<DocumentApplication>();
        foreach (var change in changes)
        {
            var document = change.After ?? change.Before!;
            var owner = OwnerOf(document, after, customers);
            var step = change.Action switch { ChangeAction.Create => DocumentStep.Create, ChangeAction.Change => DocumentStep.Change, _ => DocumentStep.Retire };
            Keep(document, step, owner, customers, services);
            AddVersion(document, step, owner, versions.GetValueOrDefault(document.Id) + 1, change.EffectiveFrom, now);
            applications.Add(new DocumentApplication(step, document, owner, StartOf(change.EffectiveFrom, document, after), change.IsAboutThePast ? restatement : null));
        }

        foreach (var applier in appliers)
        {
            foreach (var application in applications.Where(a => a.Document.Id.Kind == applier.Kind))
            {
                await applier.ApplyAsync(db, application, cancellation);
            }
        }

        foreach (var applier in appliers)
        {
            await applier.FinishAsync(db, applications, after, cancellation);
        }

        return applications;
    }

    /// <summary>A version holds from the first moment of its local day, in the zone of its contract or customer, or of the calendar that it is.</summary>
    private static Instant StartOf(LocalDate date, Document document, DocumentSet after)
    {
        var zone = (document.Model as ContractSpec)?.Period.TimeZone
            ?? (Owners.CustomerOf(document, after) is { } customer ? after.Model<CustomerSpec>(CustomerKind.KindName, customer)?.TimeZone : null)
            ?? (document.Model as CalendarSpec)?.TimeZone;
        return date.AtStartOfDayInZone(zone is null ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb[zone]).ToInstant();
    }

    /// <summary>Customers before their services, services before what belongs to them.</summary>
    private static int Order(string kind) => kind switch { CustomerKind.KindName => 0, ServiceKind.KindName => 1, _ => 2 };

    private CustomerId OwnerOf(Document document, DocumentSet after, Dictionary<string, CustomerRow> customers)
    {
        if (Owners.CustomerOf(document, after) is not { } name)
        {
            return CustomerId.House;
        }

        if (customers.TryGetValue(name, out var customer))
        {
            return customer.Customer;
        }

        var created = new CustomerRow { Customer = ids.New<CustomerId>(), Name = name, TitleEn = name, TitleZh = name, TimeZone = "Etc/UTC", IsRetired = false };
        customers[name] = db.Add(created).Entity;
        return created.Customer;
    }

    private void Keep(Document document, DocumentStep step, CustomerId owner, Dictionary<string, CustomerRow> customers, Dictionary<string, Service> services)
    {
        if (document.Model is CustomerSpec customerSpec)
        {
            var customer = customers[document.Id.Name];
            (customer.TitleEn, customer.TitleZh) = (document.Shown.En, document.Shown.Zh);
            (customer.TimeZone, customer.IsRetired) = (customerSpec.TimeZone, step == DocumentStep.Retire);
        }
        else if (document.Model is ServiceSpec serviceSpec)
        {
            if (!services.TryGetValue(document.Id.Name, out var service))
            {
                service = db.Add(new Service
                {
                    Id = ids.New<ServiceId>(), Customer = owner, Name = document.Id.Name, TitleEn = "", TitleZh = "", Criticality = serviceSpec.Criticality, IsRetired = false,
                }).Entity;
                services[document.Id.Name] = service;
            }

            (service.TitleEn, service.TitleZh) = (document.Shown.En, document.Shown.Zh);
            (service.Criticality, service.IsRetired) = (serviceSpec.Criticality, step == DocumentStep.Retire);
        }
    }

    private void AddVersion(Document document, DocumentStep step, CustomerId owner, int version, LocalDate from, Instant now)
    {
        var content = CanonicalJson.Bytes(document.Whole);
        db.Add(new DocumentRow
        {
            Id = ids.NewGuid(),
            Customer = owner,
            Kind = document.Id.Kind,
            Name = document.Id.Name,
            Version = version,
            EffectiveFrom = from,
            RecordedAt = now,
            IsRetired = step == DocumentStep.Retire,
            Content = Encoding.UTF8.GetString(content),
        });
        var fact = new DocumentVersion(owner == CustomerId.House ? null : owner.Value, now)
        {
            Kind = document.Id.Kind,
            Name = document.Id.Name,
            Version = version,
            EffectiveFrom = LocalDatePattern.Iso.Format(from),
            Retired = step == DocumentStep.Retire,
        };
        if (document.Id.Kind == CustomerKind.KindName)
        {
            db.RecordPersonal(fact, content); // its contacts are people: a plain hash of so little could be guessed
        }
        else
        {
            db.Record(fact with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)) });
        }
    }
}
