using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Indicators;

namespace Upheld.Commitments.Scorecard;

/// <summary>The part of the scorecard that is about one service.</summary>
internal sealed class ServicePromises(ReadScorecard scorecard) : IServicePromises
{
    public async Task<IReadOnlyList<ServicePromise>> OfAsync(ServiceId service, CancellationToken cancellation) =>
    [
        .. from customer in await scorecard.ExecuteAsync(cancellation)
           from card in customer.Promises
           from figure in card.Figure.Services
           where figure.Service == service
           select new ServicePromise(card.Id, card.Spec.Shown, card.ContractName, card.ContractTitle, card.TimeZone, card.Window.Span, figure.Answer),
    ];
}
