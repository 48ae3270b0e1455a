using System.Globalization;
using Microsoft.AspNetCore.Components;
using Upheld.Design.Components;

namespace Upheld.Design.Charts;

/// <summary>A ring that shows a part of a whole: the error budget left. A part below zero reads as an empty ring with its number.</summary>
public sealed class Gauge : Chart
{
    /// <summary>What is measured: "Budget left".</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>The part; may be negative or more than the whole.</summary>
    [Parameter, EditorRequired] public long Part { get; set; }

    /// <summary>The whole.</summary>
    [Parameter, EditorRequired] public long Whole { get; set; }

    /// <summary>Its colour.</summary>
    [Parameter] public Tone Tone { get; set; } = Tone.Ok;

    /// <summary>Whole percent, rounded down, so that 99.9 % does not read as full and an overspent budget never as empty.</summary>
    private long? Percent => Whole <= 0 ? null : (long)FloorDivide((Int128)Part * 100, Whole);

    private static Int128 FloorDivide(Int128 value, Int128 by) => value / by - (value % by < 0 ? 1 : 0);

    private protected override IReadOnlyList<int> Widths => [72];

    private protected override int Height(int width) => 72;

    private protected override (string Name, bool Stretches) Kind => ("gauge", false);

    private string Text => Percent is { } percent ? percent.ToString(CultureInfo.InvariantCulture).Replace('-', '\u2212') : "–";

    private protected override string Describe() => Percent is null ? $"{Name}: {L["Chart.NoData"]}" : L["Gauge.Label", Name, Text];

    private protected override void Draw(Canvas canvas)
    {
        var ink = Tone switch { Tone.Ok => Ink.Ok, Tone.Warn => Ink.Warn, Tone.Bad => Ink.Bad, Tone.Unknown => Ink.Unknown, _ => Ink.Accent };
        canvas.Ring(Ink.Line, 36, 36, 30, 6, 100);
        if (Percent is > 0 and var percent) { canvas.Ring(ink, 36, 36, 30, 6, (int)Math.Min(100, percent)); }
        canvas.Text(36, 41, Percent is null ? Text : $"{Text}%", TextAnchor.Middle, Ink.Text, size: 15, strong: true);
    }

    private protected override TableTwin Twin() => new([Name], [[Percent is null ? L["Chart.NoData"] : $"{Text}\u00a0%"]]);
}
