using Upheld.Kernel.Ids;

namespace Upheld.Kernel.Scopes;

/// <summary>Which customers a slice may touch. Its caller (endpoint, page, job, command) sets it; without one nothing of any customer is visible.</summary>
public abstract record Scope
{
    private Scope()
    {
    }

    /// <summary>One customer: what a page under <c>/c/{customer}</c> runs in.</summary>
    public sealed record OfCustomer(CustomerId Id) : Scope;

    /// <summary>Several customers: what a person with a portfolio sees.</summary>
    public sealed record OfCustomers(IReadOnlySet<CustomerId> Ids) : Scope;

    /// <summary>The whole installation; the reason is written down where it is opened.</summary>
    public sealed record OfInstallation(string Reason) : Scope;

    /// <summary>One customer.</summary>
    public static Scope Customer(CustomerId customer) => new OfCustomer(customer);

    /// <summary>Several customers.</summary>
    public static Scope Customers(IEnumerable<CustomerId> customers) => new OfCustomers(customers.ToHashSet());

    /// <summary>The whole installation, for a stated reason.</summary>
    public static Scope Installation(string reason) => new OfInstallation(reason);
}
