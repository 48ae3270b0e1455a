using Upheld.Commitments.Contracts.Texts;
using Upheld.Figures.Availability;
using Upheld.Figures.Timelines;

namespace Upheld.Commitments.Contracts.Indicators;

/// <summary>What is promised of a service, for the page that shows how it is.</summary>
public interface IServicePromises
{
    /// <summary>The availability promises that cover a service, each in its present window. The scope must hold the customer.</summary>
    Task<IReadOnlyList<ServicePromise>> OfAsync(ServiceId service, CancellationToken cancellation);
}

/// <summary>A promise of a service's availability in its present window.</summary>
/// <param name="Promise">Which promise.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Contract">Its contract's name.</param>
/// <param name="ContractTitle">What people call the contract.</param>
/// <param name="TimeZone">The zone of the window.</param>
/// <param name="Window">The window.</param>
/// <param name="Answer">Where the service stands in it.</param>
public sealed record ServicePromise(
    PromiseId Promise, LocalText Title, string Contract, LocalText ContractTitle, string TimeZone, Span Window, AvailabilityAnswer Answer);
