using NodaTime;
using Upheld.Design.Charts;
using Upheld.Figures.Availability;

namespace Upheld.Commitments.Scorecard;

/// <summary>The error budget over time, from an answer's own outages.</summary>
internal static class BudgetPath
{
    /// <summary>What was left at the window's start, at both ends of each outage that counted, and at the instant of the evaluation.</summary>
    /// <remarks>Degraded time with a weight below one is lost too, but is no outage: it enters at the last point, which is always what is left exactly.</remarks>
    public static IReadOnlyList<BudgetPoint> Of(AvailabilityAnswer answer)
    {
        var end = Math.Min(answer.AsOf, answer.Window.End);
        var left = (long)answer.Budget.Allowed.Floor();
        List<BudgetPoint> points = [new(At(answer.Window.Start), left)];
        foreach (var outage in answer.Outages.Where(o => o.Counted > 0))
        {
            points.Add(new(At(outage.Start), left));
            left -= outage.Counted;
            points.Add(new(At(Math.Min(outage.End ?? end, end)), left));
        }

        points.Add(new(At(end), (long)answer.Budget.Left.Floor()));
        return points;
    }

    private static Instant At(long milliseconds) => Instant.FromUnixTimeMilliseconds(milliseconds);
}
