using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Figures.Facts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using UpRule = Upheld.Figures.Facts.UpRule;

namespace Upheld.Monitoring.Monitors;

/// <summary>Logs, for every service that an apply touches, how its state follows from monitors: a fact that formulas read.</summary>
internal sealed class BindServices(IServiceDirectory directory, IClock clock) : IDocumentApplier
{
    public string Kind => "Service";

    public Task ApplyAsync(UpheldDb db, DocumentApplication application, CancellationToken cancellation) => Task.CompletedTask; // only together with its monitors

    public async Task FinishAsync(UpheldDb db, IReadOnlyList<DocumentApplication> applications, DocumentSet after, CancellationToken cancellation)
    {
        var touched = applications.Where(a => a.Document.Id.Kind == Kind && a.Step != DocumentStep.Retire).Select(a => a.Document.Id.Name)
            .Concat(applications.Where(a => a.Document.Id.Kind == MonitorKind.KindName).Select(a => ((MonitorSpec)a.Document.Model!).Service)).ToHashSet(StringComparer.Ordinal);
        if (touched.Count == 0)
        {
            return;
        }

        var stored = await db.Set<Monitor>().Where(m => m.RetiredAt == null && touched.Contains(m.Service)).ToListAsync(cancellation);
        var monitors = stored.Union(db.Set<Monitor>().Local.Where(m => touched.Contains(m.Service))).Where(m => m.RetiredAt == null).OrderBy(m => m.Number).ToList();
        var services = await directory.IdsAsync(db, cancellation);
        foreach (var name in touched)
        {
            if (after.Model<ServiceSpec>(Kind, name) is { } spec && services.TryGetValue(name, out var service))
            {
                Bind(db, service, spec, [.. monitors.Where(m => m.Service == name)], monitors, services);
            }
        }
    }

    private void Bind(
        UpheldDb db, ServiceEntry service, ServiceSpec spec, List<Monitor> own, List<Monitor> all, IReadOnlyDictionary<string, ServiceEntry> services)
    {
        var rule = spec.Up is { } up ? Rule(up, all, services) : own.Count == 0 ? null : UpRule.All([.. own.Select(m => UpRule.OfMonitor(m.Id.Value))]);
        if (rule is null)
        {
            return; // nothing watches it yet: it has no state, and its promises say so
        }

        var named = MonitorsOf(rule).ToHashSet();
        db.Record(new ServiceBound(service.Customer == CustomerId.House ? null : service.Customer.Value, clock.GetCurrentInstant())
        {
            Service = service.Id.Value,
            Monitors = [.. all.Where(m => named.Contains(m.Id.Value)).Select(m => new BoundMonitor { Monitor = m.Id.Value, Shared = m.Customer == CustomerId.House })],
            Up = rule,
        });
    }

    private static UpRule? Rule(Upheld.Commitments.Contracts.Model.UpRule rule, List<Monitor> monitors, IReadOnlyDictionary<string, ServiceEntry> services)
    {
        switch (rule)
        {
            case Upheld.Commitments.Contracts.Model.UpRule.One one:
                var name = one.Name[(one.Name.IndexOf('/', StringComparison.Ordinal) + 1)..];
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
