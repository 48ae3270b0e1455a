using Upheld.Commitments.Contracts;
using Upheld.Figures.Timelines;

namespace Upheld.Monitoring.Retention;

/// <summary>How far the days of a log may be let go.</summary>
internal static class LetGoLimit
{
    private const long DayLength = 86_400_000;

    /// <summary>The last day that may go at an instant; null when none may.</summary>
    /// <remarks>Days go in their order, so that one day says all. A day that no contract covers goes with the covered one after it, and stays while there is none.</remarks>
    public static int? Through(EvidenceRetention retention, int oldest, long now)
    {
        int? through = null;
        for (var day = oldest; (day + 2) * DayLength <= now; day++) // yesterday's may still be on their way into their block
        {
            if (retention.LetGoAt(SpanOf(day)) is not { } at)
            {
                continue;
            }

            if (at > now)
            {
                break;
            }

            through = day;
        }

        return through;
    }

    /// <summary>When the next day may go, from an oldest one on; null when no contract covers any.</summary>
    public static long? Next(EvidenceRetention retention, int oldest, long now)
    {
        for (var day = oldest; day * DayLength <= now; day++)
        {
            if (retention.LetGoAt(SpanOf(day)) is { } at)
            {
                return at;
            }
        }

        return null;
    }

    public static Span SpanOf(int day) => new(day * DayLength, (day + 1) * DayLength);
}
