using System.Globalization;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Upheld.Design.Time;

namespace Upheld.Design.Charts;

/// <summary>Latency over a slice of time, in microseconds; all null where nothing was measured.</summary>
/// <param name="At">The slice's start.</param>
/// <param name="Low">The band's lower edge.</param>
/// <param name="Middle">The median.</param>
/// <param name="High">The band's upper edge.</param>
public readonly record struct LatencyPoint(Instant At, long? Low, long? Middle, long? High);

/// <summary>A latency band: the median as a line within its spread, and the limit that was promised. A slice without data is a gap.</summary>
public sealed class LatencyBand : TimeChart
{
    /// <summary>The slices in order.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<LatencyPoint> Points { get; set; } = [];

    /// <summary>What was measured: "Latency of the payment gateway".</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>The promised or alerting limit, in microseconds.</summary>
    [Parameter] public long? Limit { get; set; }

    private protected override int Height(int width) => 184;

    private protected override (string Name, bool Stretches) Kind => ("latency", false);

    private protected override string Describe()
    {
        var middle = Points.Select(p => p.Middle).OfType<long>().ToList();
        return middle.Count == 0
            ? $"{Name}: {L["Chart.NoData"]}"
            : L["LatencyBand.Label", Name, Took.Text(middle.Min()), Took.Text(middle.Max()), Took.Text(Points.Max(p => p.High ?? p.Middle ?? 0))];
    }

    private protected override void Draw(Canvas canvas)
    {
        var plot = new Plot(56, 8, canvas.Width - 10, canvas.Height - 28);
        var highest = Math.Max(Limit ?? 0, Points.Count > 0 ? Points.Max(p => p.High ?? p.Middle ?? 0) : 0);
        var ticks = ValueTicks.UpTo(Math.Max(1000, highest), 4);
        var x = Across(plot);
        var y = new Scale(0, ticks[^1], plot.Bottom, plot.Top);

        DrawTimeAxis(canvas, plot);
        DrawValueAxis(canvas, plot, y, ticks.Select(t => (t, Took.Text(t))));
        if (Points.All(p => p.Middle is null)) { canvas.Text((plot.Left + plot.Right) / 2, (plot.Top + plot.Bottom) / 2, L["Chart.NoData"], TextAnchor.Middle); }
        foreach (var run in Runs())
        {
            canvas.Fill(Ink.Accent, Band(run, x, y), faint: true);
            canvas.Stroke(Ink.Accent, Median(run, x, y), weight: 2);
            if (run is [var alone]) { canvas.Dot(Ink.Accent, x.At(Ms(alone)), y.At(alone.Middle ?? 0), 2); } // a line of one point cannot be seen
        }
        if (Limit is not { } limit) { return; }
        canvas.Stroke(Ink.Bad, new Pen().Move(plot.Left, y.At(limit)).Line(plot.Right, y.At(limit)), dashed: true);
        canvas.Text(plot.Right, y.At(limit) - 4, L["LatencyBand.Limit", Took.Text(limit)], TextAnchor.End, Ink.Bad);
    }

    /// <summary>The stretches between gaps.</summary>
    private IEnumerable<List<LatencyPoint>> Runs()
    {
        var run = new List<LatencyPoint>();
        foreach (var point in Points)
        {
            if (point.Middle is not null) { run.Add(point); }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }
        if (run.Count > 0) { yield return run; }
    }

    private static Pen Band(List<LatencyPoint> run, Scale x, Scale y)
    {
        var pen = new Pen();
        for (var i = 0; i < run.Count; i++) { Step(pen, i == 0, x.At(Ms(run[i])), y.At(run[i].High ?? run[i].Middle ?? 0)); }
        for (var i = run.Count - 1; i >= 0; i--) { pen.Line(x.At(Ms(run[i])), y.At(run[i].Low ?? run[i].Middle ?? 0)); }
        return pen.Close();
    }

    private static Pen Median(List<LatencyPoint> run, Scale x, Scale y)
    {
        var pen = new Pen();
        for (var i = 0; i < run.Count; i++) { Step(pen, i == 0, x.At(Ms(run[i])), y.At(run[i].Middle ?? 0)); }
        return pen;
    }

    private static void Step(Pen pen, bool first, int x, int y) => _ = first ? pen.Move(x, y).Line(x, y) : pen.Line(x, y);

    private static long Ms(LatencyPoint point) => point.At.ToUnixTimeMilliseconds();

    private protected override TableTwin Twin() => new(
        [$"{L["Chart.Time"]} ({Local.Id})", L["Chart.Low"], L["Chart.Middle"], L["Chart.High"]],
        Points.Select(p => (IReadOnlyList<string>)[When.Minute(p.At, Local), Text(p.Low), Text(p.Middle), Text(p.High)]));

    private string Text(long? value) => value is { } v ? Took.Text(v) : L["Chart.NoData"];
}
