using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Charts;

/// <summary>A small line without axes, for a list's row or beside a figure. Gaps in the data are gaps in the line.</summary>
public sealed class Sparkline : Chart
{
    /// <summary>The values in order; null where nothing was measured.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<long?> Values { get; set; } = [];

    /// <summary>What the values are, as the label's beginning: "Latency".</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>Writes a value with its unit; by default the number alone.</summary>
    [Parameter] public Func<long, string> Format { get; set; } = value => value.ToString("N0", CultureInfo.CurrentCulture);

    private protected override IReadOnlyList<int> Widths => [120];

    private protected override int Height(int width) => 24;

    private protected override (string Name, bool Stretches) Kind => ("spark", false);

    private IEnumerable<long> Measured => Values.OfType<long>();

    private protected override string Describe() => Measured.Any()
        ? L["Sparkline.Label", Name, Format(Measured.Last()), Format(Measured.Min()), Format(Measured.Max())]
        : $"{Name}: {L["Chart.NoData"]}";

    private protected override void Draw(Canvas canvas)
    {
        if (!Measured.Any()) { return; }
        // The baseline is zero unless the values go below it: a line cut off its zero makes every ripple look like a storm.
        var x = new Scale(0, Math.Max(1, Values.Count - 1), 2, canvas.Width - 4);
        var y = new Scale(Math.Min(0, Measured.Min()), Math.Max(1, Measured.Max()), canvas.Height - 2, 3);

        var line = new Pen();
        var area = new Pen();
        (int X, int Y)? last = null;
        for (var i = 0; i < Values.Count; i++)
        {
            if (Values[i] is not { } value)
            {
                Down(area, last, canvas.Height);
                last = null;
                continue;
            }
            var point = (X: x.At(i), Y: y.At(value));
            if (last is null)
            {
                line.Move(point.X, point.Y).Line(point.X, point.Y); // a point of zero length keeps a lonely value visible
                area.Move(point.X, canvas.Height).Line(point.X, point.Y);
            }
            else
            {
                line.Line(point.X, point.Y);
                area.Line(point.X, point.Y);
            }
            last = point;
        }
        Down(area, last, canvas.Height);

        canvas.Fill(Ink.Accent, area, faint: true);
        canvas.Stroke(Ink.Accent, line, weight: 1);
        if (last is { } end) { canvas.Dot(Ink.Accent, end.X, end.Y, 2); }
    }

    private static void Down(Pen area, (int X, int Y)? last, int bottom)
    {
        if (last is { } point) { area.Line(point.X, bottom).Close(); }
    }

    private protected override TableTwin Twin() => new(
        [L["Chart.Number"], L["Chart.Value"]],
        Values.Select((value, i) => (IReadOnlyList<string>)[(i + 1).ToString(CultureInfo.InvariantCulture), value is { } v ? Format(v) : L["Chart.NoData"]]));
}
