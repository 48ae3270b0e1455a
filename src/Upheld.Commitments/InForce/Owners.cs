using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Customers;
using Upheld.Commitments.Services;

namespace Upheld.Commitments.InForce;

/// <summary>Whose a document is: it says so itself, or the service that it names does.</summary>
internal static class Owners
{
    /// <summary>Name of the owning customer's document; null for what is shared.</summary>
    public static string? CustomerOf(Document document, DocumentSet all)
    {
        if (document.Id.Kind == CustomerKind.KindName)
        {
            return document.Id.Name;
        }

        return document.Spec.Text("customer")
            ?? (document.Spec.Text("service") is { } service && all.Model<ServiceSpec>(ServiceKind.KindName, service) is { } spec ? spec.Customer : null);
    }
}
