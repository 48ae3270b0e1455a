using Upheld.Kernel.Ids;

namespace Upheld.Kernel.Scopes;

/// <summary>A row that belongs to one customer, or to <see cref="CustomerId.House"/>. <c>UpheldDb</c> filters every query for it by the scope and
/// refuses to save one outside the scope.</summary>
public interface ICustomerOwned
{
    /// <summary>The owner.</summary>
    CustomerId Customer { get; }
}
