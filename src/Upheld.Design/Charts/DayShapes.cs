using Microsoft.Extensions.Localization;
using Upheld.Design.Text;

namespace Upheld.Design.Charts;

/// <summary>How a day is drawn and named. <c>chart.js</c> draws the same shapes from the same letters; a browser test holds the two equal.</summary>
internal static class DayShapes
{
    /// <summary>A day's width in the drawing, gap included.</summary>
    public const int Cell = 4;
    public const int Height = 32;

    private const int Bar = 3;

    // States differ in shape too: a bad day sticks out at both ends, a degraded one is short, an unmeasured one is a small block in the middle.
    private static readonly (DayState State, char Letter, Ink Ink, (int Y, int Height)[] Boxes)[] Shapes =
    [
        (DayState.Up, 'u', Ink.Ok, [(4, 24)]),
        (DayState.Degraded, 'w', Ink.Warn, [(4, 4), (12, 16)]),
        (DayState.Down, 'd', Ink.Bad, [(0, 32)]),
        (DayState.Unknown, 'n', Ink.Unknown, [(13, 6)]),
        (DayState.Maintenance, 'm', Ink.Planned, [(4, 10), (18, 10)]),
        (DayState.Outside, 'o', Ink.Quiet, [(15, 2)]),
    ];

    public static IReadOnlyList<DayState> States { get; } = [.. Shapes.Select(s => s.State)];

    public static Ink InkOf(DayState state) => Shapes[(int)state].Ink;

    public static char Letter(DayState state) => Shapes[(int)state].Letter;

    /// <summary>One letter a day: the compact form that lists send.</summary>
    public static string Letters(IEnumerable<DayState> days) => string.Concat(days.Select(Letter));

    public static Pen Draw(DayState state, IReadOnlyList<DayState> days)
    {
        var pen = new Pen();
        for (var i = 0; i < days.Count; i++)
        {
            if (days[i] != state) { continue; }
            foreach (var (y, height) in Shapes[(int)state].Boxes) { pen.Rectangle(i * Cell, y, Bar, height); }
        }
        return pen;
    }

    /// <summary>"Last 90 days: 88 days up, 1 day degraded, 1 day down".</summary>
    public static string Describe(IStringLocalizer words, IReadOnlyList<DayState> days)
    {
        var counts = States
            .Select(state => (state, count: days.Count(d => d == state)))
            .Where(c => c.count > 0)
            .Select(c => words.Count("UptimeBar.Day", c.count, words[$"Day.{c.state}"].Value));
        return words["UptimeBar.Label", days.Count, string.Join(words["List.Separator"], counts)];
    }
}
