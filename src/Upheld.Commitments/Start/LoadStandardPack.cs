using System.Text;
using NodaTime;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Files;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Packs;
using Upheld.Commitments.Customers;
using Upheld.Commitments.InForce;
using Upheld.Commitments.Plans;
using Upheld.Commitments.Promises;
using Upheld.Commitments.Services;
using Upheld.Kernel.Results;

namespace Upheld.Commitments.Start;

/// <summary>Loads the five standard commitments for a customer, new or known.</summary>
internal sealed class LoadStandardPack(DocumentsInForce inForce, ApplyContracts apply)
{
    public async Task<StartOutcome> ExecuteAsync(PackRequest request, CancellationToken cancellation)
    {
        if (request.Start is not { } start)
        {
            return StartOutcome.Failed(new Error(ErrorKind.Invalid, "start.date_invalid", "Write the first day as 2026-01-31."));
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(request.Zone ?? "") is null)
        {
            return StartOutcome.Failed(new Error(ErrorKind.Invalid, "start.zone_unknown", "Write a zone of the IANA time-zone database, such as Asia/Shanghai."));
        }

        var documents = new DocumentSet((await inForce.ReadAsync(cancellation)).InForce);
        var known = request.Customer is { Length: > 0 } name ? documents.Find(CustomerKind.KindName, name) : null;
        if (known is null && string.IsNullOrWhiteSpace(request.Title))
        {
            return StartOutcome.Failed(new Error(ErrorKind.Invalid, "start.title_missing", "Write what people call the customer."));
        }

        if (known is null && StartFiles.HasTitle(documents, request.Title!))
        {
            return StartOutcome.Failed(StartFiles.TitleTaken);
        }

        var customer = known?.Id.Name ?? StartFiles.FreeName(request.Title!, "customer", n => documents.Find(CustomerKind.KindName, n) is not null);
        if (documents.Find(ContractKind.KindName, $"{customer}-standard") is not null)
        {
            return StartOutcome.Failed(new Error(ErrorKind.Conflict, "start.pack_loaded", "The standard promises are loaded for this customer already."));
        }

        var pack = StandardPack.For(new StandardPackCustomer(customer, request.Title?.Trim() ?? customer, request.Zone!, request.Language, start));
        var outcome = await apply.ExecuteAsync([known is null ? pack : Without(pack, [CustomerKind.KindName, .. HasCoreService(documents, customer) ? [ServiceKind.KindName] : Array.Empty<string>()])], prune: false, customer: null, expected: null, cancellation);
        return new StartOutcome(customer, null, outcome.Error, [.. outcome.Plan.Lint.Faults.Where(f => f.Severity == FaultSeverity.Error)]);
    }

    private static bool HasCoreService(DocumentSet documents, string customer) =>
        documents.Models<ServiceSpec>(ServiceKind.KindName).Any(s => s.Model.Customer == customer && s.Model.Criticality == Criticality.Core);

    /// <summary>A customer that is known keeps its own title, zone and contacts; one that has a core service needs no empty one beside it.</summary>
    private static SourceFile Without(SourceFile pack, IReadOnlyList<string> kinds)
    {
        var documents = Encoding.UTF8.GetString(pack.Content.Span).Split("\n---\n").Where(d => !kinds.Any(k => d.Contains($"\nkind: {k}\n", StringComparison.Ordinal)));
        return pack with { Content = Encoding.UTF8.GetBytes(string.Join("\n---\n", documents)) };
    }
}

/// <summary>What the form asks for.</summary>
/// <param name="Customer">Name of a known customer's document; empty for a new one.</param>
/// <param name="Title">What people call a new customer.</param>
/// <param name="Zone">The zone of the contract's days.</param>
/// <param name="Language">The language of what is sent to a new customer.</param>
/// <param name="Start">The first day; null when it was not written as a date.</param>
internal sealed record PackRequest(string? Customer, string? Title, string? Zone, string Language, LocalDate? Start);
