using NodaTime;

namespace Upheld.Figures.Windows;

/// <summary>A window every so many months. Each start is counted from the anchor itself, so a day that was clamped once comes back.</summary>
internal sealed class MonthStep(LocalDate anchor, int months) : IWindowStep
{
    public LocalDate StartOf(int index) => anchor.PlusMonths(index * months);

    public int IndexOf(LocalDate date)
    {
        var (index, rest) = Math.DivRem(((date.Year - anchor.Year) * 12) + date.Month - anchor.Month, months);
        index -= rest < 0 ? 1 : 0;
        return date < StartOf(index) ? index - 1 : index;
    }
}
