using Microsoft.AspNetCore.Components;
using NodaTime;
using Upheld.Design.Time;

namespace Upheld.Design.Charts;

/// <summary>How much of the error budget was left at an instant; negative once overspent.</summary>
public readonly record struct BudgetPoint(Instant At, long LeftMs);

/// <summary>The error budget of a window running down: what is left, against an even pace.</summary>
public sealed class BurnDown : TimeChart
{
    /// <summary>The budget of the whole window, in milliseconds.</summary>
    [Parameter, EditorRequired] public long AllowedMs { get; set; }

    /// <summary>What was left, at the window's start and wherever it changed its slope, in order; the last one is now.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<BudgetPoint> Points { get; set; } = [];

    private long LeftMs => Points.Count > 0 ? Points[^1].LeftMs : AllowedMs;

    private protected override int Height(int width) => 184;

    private protected override (string Name, bool Stretches) Kind => ("burn", false);

    private protected override string Describe() => LeftMs < 0
        ? L["BurnDown.Overspent", Lasting.Short(-LeftMs), Lasting.Short(AllowedMs)]
        : L["BurnDown.Label", Lasting.Short(LeftMs), Lasting.Short(AllowedMs)];

    private protected override void Draw(Canvas canvas)
    {
        var plot = new Plot(76, 8, canvas.Width - 10, canvas.Height - 28);
        var lowest = Math.Min(0, Points.Count > 0 ? Points.Min(p => p.LeftMs) : 0);
        var x = Across(plot);
        var y = new Scale(lowest, AllowedMs, plot.Bottom, plot.Top);

        DrawTimeAxis(canvas, plot);
        List<(long, string)> ticks = [(AllowedMs, Lasting.Short(AllowedMs)), (AllowedMs / 2, Lasting.Short(AllowedMs / 2)), (0, Lasting.Short(0L))];
        if (lowest < 0 && y.At(lowest) - y.At(0) > 14) { ticks.Add((lowest, Lasting.Short(lowest))); }
        DrawValueAxis(canvas, plot, y, ticks);
        canvas.Stroke(Ink.Muted, new Pen().Move(plot.Left, y.At(AllowedMs)).Line(plot.Right, y.At(0)), dashed: true);
        if (Points.Count == 0) { return; }

        var line = new Pen();
        var area = new Pen().Move(x.At(Points[0].At.ToUnixTimeMilliseconds()), y.At(0));
        for (var i = 0; i < Points.Count; i++)
        {
            var (px, py) = (x.At(Points[i].At.ToUnixTimeMilliseconds()), y.At(Points[i].LeftMs));
            if (i == 0) { line.Move(px, py); } else { line.Line(px, py); }
            area.Line(px, py);
        }
        var now = x.At(Points[^1].At.ToUnixTimeMilliseconds());
        var ink = LeftMs < 0 ? Ink.Bad : IsAheadOfPace() ? Ink.Warn : Ink.Ok;
        canvas.Fill(ink, area.Line(now, y.At(0)).Close(), faint: true);
        canvas.Stroke(ink, line, weight: 2);
        canvas.Dot(ink, now, y.At(LeftMs), 4);
    }

    /// <summary>Whether more is spent than an even pace would have spent by now.</summary>
    private bool IsAheadOfPace()
    {
        Int128 passed = (Points[^1].At - Start).BclCompatibleTicks;
        Int128 whole = Math.Max(1, (End - Start).BclCompatibleTicks);
        return (AllowedMs - LeftMs) * whole > AllowedMs * passed;
    }

    private protected override TableTwin Twin() => new(
        [$"{L["Chart.Time"]} ({Local.Id})", L["Chart.Left"]],
        Points.Select(p => (IReadOnlyList<string>)[When.Minute(p.At, Local), Lasting.Exact(p.LeftMs)]));
}
