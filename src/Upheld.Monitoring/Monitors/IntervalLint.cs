using System.Globalization;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Values;

namespace Upheld.Monitoring.Monitors;

/// <summary>Says when a monitor looks too seldom for what is promised: one missed check must not spend much of the budget (spec of availability, 3).</summary>
internal sealed class IntervalLint(OpenShare hours)
{
    private const decimal ErrorAbove = 1m / 40;
    private const decimal WarningAbove = 1m / 100;

    public void Note(Document document, LintContext context)
    {
        var monitor = (MonitorSpec)document.Model!;
        if (context.Documents.Model<ServiceSpec>("Service", monitor.Service) is not { } service)
        {
            return;
        }

        foreach (var (contract, promise) in Promises(monitor.Service, service, context.Documents))
        {
            if (promise.Objective is not Objective.AtLeast { Bound.IsPercent: true } target || target.Bound.Number >= 100)
            {
                continue;
            }

            var days = promise.Window.NominalDays(contract.Period) * hours.Of(promise.Calendar.Default, context.Documents, context.Now);
            var budget = (1 - target.Bound.Fraction) * days * 86_400_000;
            if (budget == 0)
            {
                continue; // a calendar that never opens is a finding of its own
            }

            var share = (decimal)monitor.Every.TotalMilliseconds / budget;
            if (share > WarningAbove)
            {
                var needed = Duration.FromMilliseconds(Math.Max((long)MonitorKind.ShortestInterval.TotalMilliseconds, (long)(Math.Floor(budget * WarningAbove / 1000) * 1000)));
                context.Faults.Add(
                    (share > ErrorAbove, needed < monitor.Every) switch
                    {
                        (true, true) => MonitorFaults.IntervalTooLong,
                        (true, false) => MonitorFaults.WindowTooShort,
                        (false, true) => MonitorFaults.IntervalRatherLong,
                        _ => MonitorFaults.WindowRatherShort,
                    },
                    document, DocumentPath.Spec.Field("every"),
                    ("every", DurationText.Words(monitor.Every)), ("share", Percent(share)), ("promise", promise.Shown), ("target", target.Bound.ToString()),
                    ("days", days.ToString("0.#", CultureInfo.InvariantCulture)), ("needed", DurationText.Words(needed)));
            }
        }
    }

    private static IEnumerable<(ContractSpec Contract, Promise Promise)> Promises(string name, ServiceSpec service, DocumentSet documents) =>
        from contract in documents.Models<ContractSpec>("Contract")
        from promise in contract.Model.Promises
        where promise.Indicator == "availability" && Covers(promise, contract.Model.Customer, name, service)
        select (contract.Model, promise);

    /// <summary>As <see cref="ScopeResolution"/> says, for one service: a list decides, or what core means here, or the service's own criticality. A shared service is covered
    /// only where it is named.</summary>
    private static bool Covers(Promise promise, string customer, string name, ServiceSpec service) => promise.Scope switch
    {
        { Services: { } listed } => listed.Contains(name),
        { Criticality: Criticality.Core } when promise.Rules.CoreServices is { } core => core.Contains(name),
        var scope => service.Customer == customer && (scope.Criticality is not { } criticality || criticality == service.Criticality),
    };

    // Rounded up to one decimal: the worse side.
    private static string Percent(decimal share) => (Math.Ceiling(share * 1000) / 10).ToString("0.0", CultureInfo.InvariantCulture) + "%";
}
