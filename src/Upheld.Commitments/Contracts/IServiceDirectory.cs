using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.Contracts;

/// <summary>Which services there are, for modules that refer to them.</summary>
public interface IServiceDirectory
{
    /// <summary>Every service in the scope by its name, those of a running apply included.</summary>
    Task<IReadOnlyDictionary<string, ServiceEntry>> IdsAsync(UpheldDb db, CancellationToken cancellation);
}

/// <summary>A service and whose it is.</summary>
public sealed record ServiceEntry(ServiceId Id, CustomerId Customer, string Name);
