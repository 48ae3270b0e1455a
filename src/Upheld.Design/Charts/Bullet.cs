using Microsoft.AspNetCore.Components;
using Upheld.Design.Components;

namespace Upheld.Design.Charts;

/// <summary>A figure against its target on a short scale, with its error bounds as a band.</summary>
/// <remarks>All positions are integers of one unit of the caller's choice, such as ten-thousandths of a percent.</remarks>
public sealed class Bullet : Chart
{
    /// <summary>What is measured: "Availability".</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>The left end of the scale.</summary>
    [Parameter, EditorRequired] public long From { get; set; }

    /// <summary>The right end of the scale.</summary>
    [Parameter, EditorRequired] public long To { get; set; }

    /// <summary>The figure; null where there is none.</summary>
    [Parameter] public long? Value { get; set; }

    /// <summary>The figure's lower bound.</summary>
    [Parameter] public long? Low { get; set; }

    /// <summary>The figure's upper bound.</summary>
    [Parameter] public long? High { get; set; }

    /// <summary>What was promised.</summary>
    [Parameter, EditorRequired] public long Target { get; set; }

    /// <summary>Colours the figure as the verdict does.</summary>
    [Parameter] public Tone Tone { get; set; } = Tone.Ok;

    /// <summary>Writes a position as text, with its unit.</summary>
    [Parameter, EditorRequired] public Func<long, string> Format { get; set; } = null!;

    private protected override IReadOnlyList<int> Widths => [240];

    private protected override int Height(int width) => 20;

    private protected override (string Name, bool Stretches) Kind => ("bullet", true);

    private protected override string Describe()
    {
        if (Value is not { } value) { return L["Bullet.Label", Name, L["Chart.NoData"], Format(Target)]; }
        return Low is { } low && High is { } high
            ? L["Bullet.LabelBounds", Name, Format(value), Format(low), Format(high), Format(Target)]
            : L["Bullet.Label", Name, Format(value), Format(Target)];
    }

    private protected override void Draw(Canvas canvas)
    {
        var x = new Scale(From, To, 0, canvas.Width - 3);
        canvas.Fill(Ink.Line, new Pen().Rectangle(0, 6, canvas.Width, 8));
        var ink = Tone switch { Tone.Ok => Ink.Ok, Tone.Warn => Ink.Warn, Tone.Bad => Ink.Bad, Tone.Unknown => Ink.Unknown, _ => Ink.Accent };
        if (Value is { } value) { canvas.Fill(ink, new Pen().Rectangle(0, 8, x.At(value) + 2, 4)); }
        if (Low is { } low && High is { } high)
        {
            canvas.Fill(ink, new Pen().Rectangle(x.At(low), 5, Math.Max(3, x.At(high) - x.At(low)), 10), faint: true);
        }
        canvas.Fill(Ink.Text, new Pen().Rectangle(x.At(Target), 1, 2, 18));
    }

    private protected override TableTwin Twin() => new(
        [Name, L["Chart.Low"], L["Chart.High"], L["Chart.Target"]],
        [[Text(Value), Text(Low), Text(High), Format(Target)]]);

    private string Text(long? value) => value is { } v ? Format(v) : L["Chart.NoData"];
}
