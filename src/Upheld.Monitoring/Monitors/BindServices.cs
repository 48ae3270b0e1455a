using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Figures.Facts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Contracts;
using UpRule = Upheld.Figures.Facts.UpRule;

namespace Upheld.Monitoring.Monitors;

/// <summary>Logs, for every service that an apply touches, how its state follows from monitors: a fact that formulas read. A shared service is logged to each customer who uses it, as the
/// customer's figures follow from the customer's own log.</summary>
internal sealed class BindServices(IServiceDirectory directory, ICustomerDirectory customers, IClock clock) : IDocumentApplier
{
    public string Kind => "Service";

    public Task ApplyAsync(UpheldDb db, DocumentApplication application, CancellationToken cancellation) => Task.CompletedTask; // only together with its monitors

    public async Task FinishAsync(UpheldDb db, IReadOnlyList<DocumentApplication> applications, DocumentSet after, CancellationToken cancellation)
    {
        var specs = after.Models<ServiceSpec>(Kind).ToDictionary(s => s.Document.Id.Name, s => s.Model, StringComparer.Ordinal);
        var plan = Plan(applications, specs, SharedUse.Of(after));
        if (plan.Count == 0)
        {
            return;
        }

        var applied = applications.Where(a => a.Document.Id.Kind == MonitorKind.KindName).Select(a => a.Document.Id.Name).ToHashSet(StringComparer.Ordinal);
        var monitors = await MonitorsAsync(db, plan.Select(p => p.Service).ToHashSet(StringComparer.Ordinal), specs, cancellation);
        var shared = monitors.Where(m => m.Customer == CustomerId.House).ToList();
        await LoadSchedulesAsync(db, shared, cancellation);
        var services = await directory.IdsAsync(db, cancellation);
        var ids = await CustomersAsync(db, applications, specs, services, cancellation);
        var adopted = new List<(CustomerId Log, MonitorId Monitor)>();
        foreach (var (name, customer) in plan)
        {
            var log = customer is null ? CustomerId.House : ids[customer];
            var bound = Bind(db, log, services[name], specs[name], monitors, services);
            adopted.AddRange(shared.Where(m => log != CustomerId.House && (bound.Contains(m.Id.Value) || (m.Service == name && applied.Contains(m.Name)))).Select(m => (log, m.Id)));
        }

        if (adopted.Count > 0)
        {
            var now = clock.GetCurrentInstant();
            db.WhenSaving((_, _) => Adopt(db, adopted, now)); // after the monitors' own schedules, which are logged while saving
        }
    }

    private static void Adopt(UpheldDb db, IReadOnlyList<(CustomerId Log, MonitorId Monitor)> adopted, Instant now)
    {
        var schedules = db.Set<ScheduleRow>().Local.ToLookup(row => row.Monitor);
        foreach (var (log, monitor) in adopted)
        {
            foreach (var place in schedules[monitor].GroupBy(row => row.Location))
            {
                AdoptSchedules.Run(db, log, place, now);
            }
        }
    }

    /// <summary>Which services are logged, and to whom: null is the installation.</summary>
    private List<(string Service, string? Customer)> Plan(IReadOnlyList<DocumentApplication> applications, Dictionary<string, ServiceSpec> specs, ILookup<string, string> shared)
    {
        var monitors = applications.Where(a => a.Document.Id.Kind == MonitorKind.KindName).ToList();
        var names = monitors.Select(a => a.Document.Id.Name).ToHashSet(StringComparer.Ordinal);
        var touched = applications.Where(a => a.Document.Id.Kind == Kind && a.Step != DocumentStep.Retire).Select(a => a.Document.Id.Name)
            .Concat(monitors.Select(a => ((MonitorSpec)a.Document.Model!).Service))
            .Concat(specs.Where(s => s.Value.Up?.Names.Any(part => names.Contains(SharedUse.Plain(part))) == true).Select(s => s.Key)).ToHashSet(StringComparer.Ordinal);

        // A customer's own change may be the first that uses a shared service.
        var changed = applications.Where(a => a.Step != DocumentStep.Retire).Select(a => a.Document.Model switch
        {
            ContractSpec contract => contract.Customer,
            ServiceSpec service => service.Customer,
            _ => null,
        }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
        [
            .. touched.Where(specs.ContainsKey).Select(name => (name, specs[name].Customer)),
            .. shared.SelectMany(use => use.Where(name => touched.Contains(name) || changed.Contains(use.Key)).Select(name => (name, (string?)use.Key))),
        ];
    }

    /// <summary>The monitors of services and those that their rules name, those too that the apply takes out of use.</summary>
    private static async Task<List<Monitor>> MonitorsAsync(UpheldDb db, HashSet<string> services, Dictionary<string, ServiceSpec> specs, CancellationToken cancellation)
    {
        var named = services.SelectMany(name => specs[name].Up?.Names ?? []).Select(SharedUse.Plain).ToHashSet(StringComparer.Ordinal);
        await db.Set<Monitor>().Where(m => m.RetiredAt == null && (services.Contains(m.Service) || named.Contains(m.Name))).LoadAsync(cancellation);
        return [.. db.Set<Monitor>().Local.Where(m => services.Contains(m.Service) || named.Contains(m.Name)).OrderBy(m => m.Number)];
    }

    private static async Task LoadSchedulesAsync(UpheldDb db, IReadOnlyList<Monitor> shared, CancellationToken cancellation)
    {
        if (shared.Select(m => m.Id).ToList() is { Count: > 0 } ids)
        {
            await db.Set<ScheduleRow>().Where(s => s.Customer == CustomerId.House && ids.Contains(s.Monitor)).LoadAsync(cancellation);
        }
    }

    private async Task<Dictionary<string, CustomerId>> CustomersAsync(
        UpheldDb db, IReadOnlyList<DocumentApplication> applications, Dictionary<string, ServiceSpec> specs, IReadOnlyDictionary<string, ServiceEntry> services, CancellationToken cancellation)
    {
        var ids = (await customers.CustomersAsync(db, cancellation)).Values.ToDictionary(c => c.Name, c => c.Id, StringComparer.Ordinal);
        foreach (var (name, spec) in specs.Where(s => s.Value.Customer is not null && services.ContainsKey(s.Key)))
        {
            ids[spec.Customer!] = services[name].Customer; // also one that this apply brings
        }

        foreach (var application in applications)
        {
            if (application.Document.Model is ContractSpec contract)
            {
                ids[contract.Customer] = application.Customer;
            }
        }

        return ids;
    }

    /// <returns>The monitors that the service follows from; none while nothing watches it: it has no state then, and its promises say so.</returns>
    private HashSet<Guid> Bind(
        UpheldDb db, CustomerId log, ServiceEntry service, ServiceSpec spec, List<Monitor> all, IReadOnlyDictionary<string, ServiceEntry> services)
    {
        var inUse = all.Where(m => m.RetiredAt == null).ToList();
        var own = inUse.Where(m => m.Service == service.Name).ToList();
        var rule = spec.Up is { } up ? Rule(up, inUse, services) : own.Count == 0 ? null : UpRule.All([.. own.Select(m => UpRule.OfMonitor(m.Id.Value))]);
        if (rule is null)
        {
            return [];
        }

        var named = MonitorsOf(rule).ToHashSet();
        db.Record(new ServiceBound(log == CustomerId.House ? null : log.Value, clock.GetCurrentInstant())
        {
            Service = service.Id.Value,
            Monitors = [.. inUse.Where(m => named.Contains(m.Id.Value)).Select(m => new BoundMonitor { Monitor = m.Id.Value, Shared = m.Customer == CustomerId.House })],
            Up = rule,
        });
        return named;
    }

    private static UpRule? Rule(Upheld.Commitments.Contracts.Model.UpRule rule, List<Monitor> monitors, IReadOnlyDictionary<string, ServiceEntry> services)
    {
        switch (rule)
        {
            case Upheld.Commitments.Contracts.Model.UpRule.One one:
                var name = SharedUse.Plain(one.Name);
                var isService = one.Name.StartsWith("service/", StringComparison.Ordinal);
                return !isService && monitors.FirstOrDefault(m => m.Name == name) is { } monitor ? UpRule.OfMonitor(monitor.Id.Value)
                    : services.TryGetValue(name, out var service) ? UpRule.OfService(service.Id.Value) : null;
            case Upheld.Commitments.Contracts.Model.UpRule.AtLeast some:
                var parts = some.Of.Select(part => Rule(part, monitors, services)).OfType<UpRule>().ToList();
                return parts.Count < some.Count ? null : UpRule.OfAtLeast(some.Count, parts);
            default:
                throw new InvalidOperationException("The family of rules is closed.");
        }
    }

    private static IEnumerable<Guid> MonitorsOf(UpRule rule) =>
        rule.Monitor is { } monitor ? [monitor] : (rule.Of ?? []).SelectMany(MonitorsOf);
}
