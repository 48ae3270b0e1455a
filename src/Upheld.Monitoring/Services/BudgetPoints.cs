using NodaTime;
using Upheld.Design.Charts;
using Upheld.Figures.Availability;

namespace Upheld.Monitoring.Services;

/// <summary>The course of an error budget through a window, from an answer's outages. It ends at what the formula says is left.</summary>
internal static class BudgetPoints
{
    public static IReadOnlyList<BudgetPoint> Of(AvailabilityAnswer answer)
    {
        var left = (long)answer.Budget.Allowed.Floor();
        var end = Math.Clamp(answer.AsOf, answer.Window.Start, answer.Window.End);
        var points = new List<BudgetPoint> { Point(answer.Window.Start, left) };
        foreach (var outage in answer.Outages.Where(o => o.Counted > 0))
        {
            points.Add(Point(outage.Start, left));
            left -= outage.Counted;
            points.Add(Point(outage.End ?? end, left));
        }

        points.Add(Point(end, (long)answer.Budget.Left.Floor()));
        return points;
    }

    private static BudgetPoint Point(long at, long left) => new(Instant.FromUnixTimeMilliseconds(at), left);
}
