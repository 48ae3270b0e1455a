using Microsoft.Extensions.DependencyInjection;
using Upheld.Commitments.Contracts.Indicators;

namespace Upheld.Monitoring.Availability;

/// <summary>Gives the figures of the indicator <c>availability</c>.</summary>
internal sealed class AvailabilitySource : IIndicatorSource
{
    public const string Indicator = "availability";

    public IReadOnlyList<IndicatorKind> Indicators { get; } =
        [new(Indicator, "Monitoring", IndicatorUnit.Share, Better.Higher, new("availability", "可用率"), IndicatorSubject.Service)];

    public Task<IndicatorFigure> EvaluateAsync(IServiceProvider services, IndicatorQuestion question, CancellationToken cancellation) =>
        services.GetRequiredService<EvaluateAvailability>().ExecuteAsync(question, cancellation);
}
