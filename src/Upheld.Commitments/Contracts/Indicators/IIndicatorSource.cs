using NodaTime;
using Upheld.Commitments.Contracts.Model;
using Upheld.Figures.Timelines;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.Contracts.Indicators;

/// <summary>Gives the figures of some indicator kinds. Each module registers its own; a promise whose indicator has no source is <em>unproved: no source</em>.</summary>
public interface IIndicatorSource
{
    /// <summary>The kinds it gives figures for. A kind belongs to one source.</summary>
    IReadOnlyList<IndicatorKind> Indicators { get; }

    /// <summary>The figure of one promise. The caller's slice runs in a scope that holds the customer.</summary>
    /// <param name="services">The caller's dependency scope, from which the source takes its slices.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="cancellation">Stops reading.</param>
    Task<IndicatorFigure> EvaluateAsync(IServiceProvider services, IndicatorQuestion question, CancellationToken cancellation);
}

/// <summary>What is asked of an indicator source: figure(window, knownAt, now) of one promise.</summary>
/// <param name="Customer">Whose promise it is.</param>
/// <param name="Promise">Which promise.</param>
/// <param name="Spec">What it says.</param>
/// <param name="Window">The window's milliseconds.</param>
/// <param name="KnownAt">Facts recorded later are not known.</param>
/// <param name="Now">The instant of asking; time after it is future.</param>
public sealed record IndicatorQuestion(CustomerId Customer, PromiseId Promise, Promise Spec, Span Window, Instant KnownAt, Instant Now);
