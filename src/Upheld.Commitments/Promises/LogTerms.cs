using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Customers;
using Upheld.Commitments.InForce;
using Upheld.Figures.Facts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.Promises;

/// <summary>Logs what promises say, in the terms that formulas read: at every apply, for each promise whose terms have changed, be it by its contract or because a
/// service came under it.</summary>
internal sealed class LogTerms(IServiceDirectory directory, IIds ids, IClock clock) : IDocumentApplier
{
    private const string Availability = "availability";

    public string Kind => ContractKind.KindName;

    public async Task ApplyAsync(UpheldDb db, DocumentApplication application, CancellationToken cancellation)
    {
        var contract = application.Document.Id.Name;
        var rows = await db.Set<PromiseRow>().Where(p => p.ContractName == contract).ToListAsync(cancellation);
        var model = (ContractSpec)application.Document.Model!;
        var id = rows.Count > 0 ? rows[0].Contract : ids.NewGuid();
        var wanted = application.Step == DocumentStep.Retire ? [] : model.Promises.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var name in wanted.Except(rows.Select(r => r.Name)))
        {
            db.Add(new PromiseRow
            {
                Id = ids.New<PromiseId>(), Customer = application.Customer, Contract = id, ContractName = contract, Name = name, IsRetired = false,
            });
        }

        var version = await db.Set<DocumentRow>().CountAsync(d => d.Kind == Kind && d.Name == contract, cancellation) + 1;
        foreach (var row in rows)
        {
            var wasPromised = !row.IsRetired;
            row.IsRetired = !wanted.Contains(row.Name);
            if (wasPromised && row.IsRetired)
            {
                row.Terms = null; // if it comes back, its terms are logged anew
                db.Record(new PromiseEnded(row.Customer.Value, clock.GetCurrentInstant())
                {
                    Promise = row.Id.Value, Contract = id, Version = version, EffectiveFrom = application.EffectiveFrom, Restatement = application.Restatement,
                });
            }
        }

        db.Record(new ContractVersionApplied(application.Customer.Value, clock.GetCurrentInstant())
        {
            Contract = id,
            Version = version,
            EffectiveFrom = application.EffectiveFrom,
            Documents = [Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Bytes(application.Document.Whole)))],
        });
    }

    public async Task FinishAsync(UpheldDb db, IReadOnlyList<DocumentApplication> applications, DocumentSet after, CancellationToken cancellation)
    {
        if (!applications.Any(a => a.Document.Id.Kind is ContractKind.KindName or "Service"))
        {
            return;
        }

        var retired = applications.Where(a => a.Step == DocumentStep.Retire).Select(a => a.Document.Id).ToHashSet();
        after = new DocumentSet(after.All.Where(d => !retired.Contains(d.Id))); // a service that is gone is covered by nothing
        await db.Set<PromiseRow>().LoadAsync(cancellation);
        var services = await directory.IdsAsync(db, cancellation);
        var applied = applications.Where(a => a.Document.Id.Kind == Kind).ToDictionary(a => a.Document.Id.Name);
        foreach (var (document, contract) in after.Models<ContractSpec>(Kind))
        {
            var zone = contract.Period.TimeZone ?? after.Model<CustomerSpec>(CustomerKind.KindName, contract.Customer)?.TimeZone ?? "Etc/UTC";
            var version = await db.Set<DocumentRow>().CountAsync(d => d.Kind == Kind && d.Name == document.Id.Name, cancellation)
                + (applied.ContainsKey(document.Id.Name) ? 1 : 0);
            foreach (var promise in contract.Promises.Where(p => p.Indicator == Availability))
            {
                var row = db.Set<PromiseRow>().Local.Single(p => p.ContractName == document.Id.Name && p.Name == promise.Name);
                var covered = CoveredServices.Of(promise, contract.Customer, after).Where(services.ContainsKey).Select(name => services[name].Id.Value).ToList();
                var application = applied.GetValueOrDefault(document.Id.Name);
                Log(db, row, promise, contract, version, zone, covered, application);
            }
        }
    }

    /// <summary>What a promise remembers of the terms that were logged last: all of them but when and since which version they hold.</summary>
    public static string Remembered(PromiseTerms terms) =>
        System.Text.Json.JsonSerializer.Serialize(terms with { At = default, EffectiveFrom = default, Version = 0, Restatement = null });

    private void Log(UpheldDb db, PromiseRow row, Promise promise, ContractSpec contract, int version, string zone, List<Guid> services, DocumentApplication? application)
    {
        if (promise.Objective is not Objective.AtLeast { Bound: { IsPercent: true } bound } || row.IsRetired)
        {
            return;
        }

        var rules = promise.Rules;
        var terms = new PromiseTerms(row.Customer.Value, clock.GetCurrentInstant())
        {
            Promise = row.Id.Value,
            Contract = row.Contract,
            Version = version,
            Indicator = promise.Indicator,
            Services = services,
            EffectiveFrom = application?.EffectiveFrom ?? clock.GetCurrentInstant(),
            Restatement = application?.Restatement,
            Target = Text(bound.Number),
            Calendar = promise.Calendar.Default,
            TimeZone = zone,
            PeriodStart = LocalDatePattern.Iso.Format(contract.Period.Start),
            PeriodEnd = LocalDatePattern.Iso.Format(contract.Period.End),
            TrustUnknownUpToPercent = Text(rules.TrustUnknownUpToPercent),
            DegradedWeight = (int)(rules.DegradedWeight * 1000),
            Maintenance = rules.Planned.Counts,
            MinOutageMs = (long)rules.MinOutage.TotalMilliseconds,
            RoundOutageUpToMs = Math.Max(1, (long)rules.RoundOutageUpTo.TotalMilliseconds),
            NoticeMs = rules.Planned.NoticeHours * 3_600_000L,
            MaintenanceCapMsPerYear = rules.Planned.HoursPerYear is { } hours ? (long)(hours * 3_600_000m) : null,
            MaintenanceCalendar = rules.Planned.Windows,
        };
        var same = Remembered(terms);
        if (row.Terms != same || terms.Restatement is not null) // a restatement says of all of its contract since when it holds
        {
            row.Terms = same;
            db.Record(terms);
        }
    }

    private static string Text(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
