using NodaTime;

namespace Upheld.Figures.Windows;

/// <summary>Numbers the start dates of windows, in both directions from an anchor.</summary>
internal interface IWindowStep
{
    LocalDate StartOf(int index);

    /// <summary>The number of the window that holds a date.</summary>
    int IndexOf(LocalDate date);
}
