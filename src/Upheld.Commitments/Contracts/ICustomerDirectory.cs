using Upheld.Commitments.Contracts.Texts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.Contracts;

/// <summary>What people call customers and services, for the pages of other modules.</summary>
public interface ICustomerDirectory
{
    /// <summary>Every customer in the scope.</summary>
    Task<IReadOnlyDictionary<CustomerId, CustomerEntry>> CustomersAsync(UpheldDb db, CancellationToken cancellation);

    /// <summary>Every service in the scope, and those that customers share, by its document's name.</summary>
    Task<IReadOnlyDictionary<string, ServiceTitle>> ServicesAsync(UpheldDb db, CancellationToken cancellation);
}

/// <summary>A customer.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Its document's name.</param>
/// <param name="Title">What people call it.</param>
/// <param name="TimeZone">IANA zone of its days.</param>
public sealed record CustomerEntry(CustomerId Id, string Name, LocalText Title, string TimeZone);

/// <summary>A service.</summary>
/// <param name="Id">Which.</param>
/// <param name="Customer">Whose it is.</param>
/// <param name="Name">Its document's name.</param>
/// <param name="Title">What people call it.</param>
/// <param name="IsRetired">Whether it is out of use.</param>
public sealed record ServiceTitle(ServiceId Id, CustomerId Customer, string Name, LocalText Title, bool IsRetired);
