using Microsoft.AspNetCore.Components;
using NodaTime;
using Upheld.Design.Text;
using Upheld.Design.Time;

namespace Upheld.Design.Charts;

/// <summary>A span on a timeline: an outage, a maintenance window.</summary>
/// <param name="State">What it is: its colour and its word.</param>
/// <param name="Start">Its beginning.</param>
/// <param name="End">Its end; null while it goes on.</param>
public readonly record struct TimelineEntry(DayState State, Instant Start, Instant? End);

/// <summary>A row of a timeline: usually a service.</summary>
public sealed record TimelineRow(string Name, IReadOnlyList<TimelineEntry> Entries);

/// <summary>Rows of spans over time: which service was down when. An outage of seconds is still three units wide.</summary>
public sealed class Timeline : TimeChart
{
    private const int RowHeight = 34;
    private const int Least = 3;

    /// <summary>The rows, from the top.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<TimelineRow> Rows { get; set; } = [];

    private protected override int Height(int width) => 8 + Rows.Count * RowHeight + 24;

    private protected override (string Name, bool Stretches) Kind => ("timeline", false);

    private protected override string Describe() =>
        L.Count("Timeline.Label", Rows.Sum(r => r.Entries.Count), When.Minute(Start, Local), When.Minute(End, Local));

    private protected override void Draw(Canvas canvas)
    {
        var plot = new Plot(2, 4, canvas.Width - 2, canvas.Height - 24);
        var x = Across(plot);
        DrawTimeAxis(canvas, plot);

        var track = new Pen();
        for (var i = 0; i < Rows.Count; i++) { track.Rectangle(plot.Left, Top(i), plot.Right - plot.Left, 10); }
        canvas.Fill(Ink.Line, track);

        foreach (var state in DayShapes.States) // one path for each state over all rows
        {
            var pen = new Pen();
            for (var i = 0; i < Rows.Count; i++)
            {
                foreach (var entry in Rows[i].Entries.Where(e => e.State == state && e.Start < End && (e.End ?? End) > Start))
                {
                    var from = Math.Min(x.At(entry.Start.ToUnixTimeMilliseconds()), plot.Right - Least);
                    var to = x.At((entry.End ?? End).ToUnixTimeMilliseconds());
                    pen.Rectangle(from, Top(i) - (state == DayState.Down ? 2 : 0), Math.Max(Least, to - from), state == DayState.Down ? 14 : 10);
                }
            }
            canvas.Fill(DayShapes.InkOf(state), pen);
        }
        for (var i = 0; i < Rows.Count; i++) { canvas.Text(plot.Left, Top(i) - 5, Rows[i].Name, ink: Ink.Text, size: 12); }
    }

    private static int Top(int row) => 8 + row * RowHeight + 16;

    private protected override TableTwin Twin() => new(
        [L["Chart.Row"], L["Chart.State"], $"{L["Chart.Start"]} ({Local.Id})", L["Chart.End"], L["Chart.Lasting"]],
        Rows.SelectMany(row => row.Entries.Select(e => (IReadOnlyList<string>)
        [
            row.Name,
            L[$"Day.{e.State}"],
            When.Second(e.Start, Local),
            e.End is { } end ? When.Second(end, Local) : L["Chart.Ongoing"],
            e.End is { } ended ? Lasting.Exact(ended - e.Start) : "–",
        ])));
}
