using NodaTime;
using Upheld.Figures.Calendars.Zones;

namespace Upheld.Figures.Windows;

/// <summary>A window every so many days.</summary>
internal sealed class DayStep(LocalDate anchor, int days) : IWindowStep
{
    public LocalDate StartOf(int index) => anchor.PlusDays(index * days);

    public int IndexOf(LocalDate date)
    {
        var (index, rest) = Math.DivRem(date.Number() - anchor.Number(), days);
        return rest < 0 ? index - 1 : index;
    }
}
