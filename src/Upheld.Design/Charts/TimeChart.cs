using Microsoft.AspNetCore.Components;
using NodaTime;

namespace Upheld.Design.Charts;

/// <summary>A chart over time with axes. It is drawn twice, wide and narrow, and the style sheet shows the one that fits: text must not shrink with the drawing.</summary>
public abstract class TimeChart : Chart
{
    private const int Narrow = 352;

    /// <summary>The span's beginning.</summary>
    [Parameter, EditorRequired] public Instant Start { get; set; }

    /// <summary>The span's end.</summary>
    [Parameter, EditorRequired] public Instant End { get; set; }

    /// <summary>The zone whose days and hours the axis names; without one, the page's, else UTC.</summary>
    [Parameter] public DateTimeZone? Zone { get; set; }

    /// <summary>The wide drawing's width in units of about a pixel: give the width of the place it stands in.</summary>
    [Parameter] public int Width { get; set; } = 720;

    /// <summary>The zone of the page, cascaded by the host.</summary>
    [CascadingParameter] public DateTimeZone? PageZone { get; set; }

    private protected DateTimeZone Local => Zone ?? PageZone ?? DateTimeZone.Utc;

    private protected override IReadOnlyList<int> Widths => Width > Narrow ? [Width, Narrow] : [Width];

    /// <summary>Pixels across the span.</summary>
    private protected Scale Across(Plot plot) => new(Start.ToUnixTimeMilliseconds(), End.ToUnixTimeMilliseconds(), plot.Left, plot.Right);

    /// <summary>Draws the time axis: a faint line up and a label for each tick that does not run into its neighbour.</summary>
    private protected void DrawTimeAxis(Canvas canvas, Plot plot)
    {
        var x = Across(plot);
        var grid = new Pen();
        var free = int.MinValue;
        foreach (var tick in TimeTicks.Between(Start, End, Local, Math.Max(2, (plot.Right - plot.Left) / 64)))
        {
            var at = x.At(tick.At.ToUnixTimeMilliseconds());
            grid.Move(at, plot.Top).Line(at, plot.Bottom);
            var half = tick.Label.Sum(c => c > 0xff ? 11 : 7) / 2;
            if (at - half < free || at + half > canvas.Width || at - half < 0) { continue; }
            canvas.Text(at, plot.Bottom + 17, tick.Label, TextAnchor.Middle);
            free = at + half + 6;
        }
        canvas.Stroke(Ink.Line, grid);
    }

    /// <summary>Draws lines across at the given values, with their labels in the left margin.</summary>
    private protected static void DrawValueAxis(Canvas canvas, Plot plot, Scale y, IEnumerable<(long Value, string Label)> ticks)
    {
        var grid = new Pen();
        foreach (var (value, label) in ticks)
        {
            grid.Move(plot.Left, y.At(value)).Line(plot.Right, y.At(value));
            canvas.Text(plot.Left - 6, y.At(value) + 4, label, TextAnchor.End);
        }
        canvas.Stroke(Ink.Line, grid);
    }
}

/// <summary>The rectangle inside the axes.</summary>
internal readonly record struct Plot(int Left, int Top, int Right, int Bottom);
