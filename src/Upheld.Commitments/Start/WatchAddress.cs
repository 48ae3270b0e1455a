using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Customers;
using Upheld.Commitments.InForce;
using Upheld.Commitments.Plans;
using Upheld.Commitments.Services;
using Upheld.Kernel.Results;

namespace Upheld.Commitments.Start;

/// <summary>"Paste an address, watched in ten seconds": the documents that it takes, applied like any file.</summary>
internal sealed class WatchAddress(DocumentsInForce inForce, ApplyContracts apply)
{
    private const string NewCustomer = "new";

    public async Task<StartOutcome> ExecuteAsync(WatchRequest request, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(request.Url?.Trim(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            return StartOutcome.Failed(new Error(ErrorKind.Invalid, "start.url_invalid", "Write a whole address, such as https://example.com/health."));
        }

        var documents = new DocumentSet((await inForce.ReadAsync(cancellation)).InForce);
        var files = new List<string>();
        var target = request.Target ?? NewCustomer;
        var (customer, service) = (After(target, "customer:"), After(target, "service:"));
        if (customer is null && service is null)
        {
            if (string.IsNullOrWhiteSpace(request.CustomerTitle))
            {
                return StartOutcome.Failed(new Error(ErrorKind.Invalid, "start.title_missing", "Write what people call the customer."));
            }

            if (StartFiles.HasTitle(documents, request.CustomerTitle))
            {
                return StartOutcome.Failed(StartFiles.TitleTaken);
            }

            customer = Free(request.CustomerTitle, "customer", CustomerKind.KindName);
            files.Add(StartFiles.Customer(customer, request.CustomerTitle.Trim(), request.Zone, request.Language));
        }

        if (service is null)
        {
            service = Free($"{customer}-{url.Host}", "service", ServiceKind.KindName);
            files.Add(StartFiles.Service(service, url.Host, customer!));
        }
        else
        {
            customer = documents.Find(ServiceKind.KindName, service)?.Spec.Text("customer");
        }

        var path = url.PathAndQuery == "/" ? "" : url.PathAndQuery;
        files.Add(StartFiles.Monitor(Free($"{service}-http", "monitor", "Monitor"), $"{url.Host}{path}", service, url.AbsoluteUri));
        var outcome = await apply.ExecuteAsync([StartFiles.File(files)], prune: false, customer: null, expected: null, cancellation);
        return new StartOutcome(customer, service, outcome.Error, [.. outcome.Plan.Lint.Faults.Where(f => f.Severity == FaultSeverity.Error)]);

        string Free(string text, string otherwise, string kind) => StartFiles.FreeName(text, otherwise, name => documents.Find(kind, name) is not null);
    }

    private static string? After(string text, string prefix) => text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : null;
}

/// <summary>What the form asks for.</summary>
/// <param name="Url">The address to watch.</param>
/// <param name="Target"><c>new</c>, <c>customer:NAME</c> for a new service of that customer, or <c>service:NAME</c>.</param>
/// <param name="CustomerTitle">What people call a new customer.</param>
/// <param name="Zone">The zone of a new customer's days.</param>
/// <param name="Language">The language of what is sent to a new customer.</param>
internal sealed record WatchRequest(string? Url, string? Target, string? CustomerTitle, string Zone, string Language);

/// <summary>What became of a form of the start page.</summary>
/// <param name="Customer">The customer document's name.</param>
/// <param name="Service">The service document's name, where there is one.</param>
/// <param name="Error">Why nothing was done; null when all was.</param>
/// <param name="Faults">What is wrong with the documents that the form makes.</param>
internal sealed record StartOutcome(string? Customer, string? Service, Error? Error, IReadOnlyList<Fault> Faults)
{
    public static StartOutcome Failed(Error error) => new(null, null, error, []);
}
