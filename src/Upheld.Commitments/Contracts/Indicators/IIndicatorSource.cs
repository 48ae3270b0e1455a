using NodaTime;
using Upheld.Commitments.Contracts.Model;
using Upheld.Figures.Timelines;

namespace Upheld.Commitments.Contracts.Indicators;

/// <summary>Gives the figures of some indicator kinds. Each module registers its own; a promise whose indicator has no source is <em>unproved: no source</em>.</summary>
public interface IIndicatorSource
{
    /// <summary>The kinds it gives figures for. A kind belongs to one source.</summary>
    IReadOnlyList<IndicatorKind> Indicators { get; }
}

/// <summary>What is asked of an indicator source: figure(window, knownAt, now) of one promise or measure.</summary>
/// <param name="Customer">Name of the customer document.</param>
/// <param name="Indicator">Which indicator.</param>
/// <param name="Scope">What it covers.</param>
/// <param name="Objective">What is to be reached.</param>
/// <param name="Calendar">When its hours count.</param>
/// <param name="Rules">How the words are read.</param>
/// <param name="Window">The window's milliseconds.</param>
/// <param name="KnownAt">Facts recorded later are not known.</param>
/// <param name="Now">The instant of asking; time after it is future.</param>
public sealed record IndicatorQuestion(
    string Customer, string Indicator, Scope Scope, Objective Objective, PromiseCalendar Calendar, Rules Rules, Span Window, Instant KnownAt, Instant Now);
