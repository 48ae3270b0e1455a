using NodaTime;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Windows;

/// <summary>The time over which a promise is judged once.</summary>
/// <param name="Span">The instants inside. Its length is real elapsed time, so a month in which the clocks go forward is an hour shorter, and a budget
/// taken from it too.</param>
/// <param name="FirstDay">The local date on which it starts.</param>
/// <param name="EndDay">The local date on which it ends: the first one outside, except for a rolling window, which ends in the middle of that day.</param>
public readonly record struct Window(Span Span, LocalDate FirstDay, LocalDate EndDay);
