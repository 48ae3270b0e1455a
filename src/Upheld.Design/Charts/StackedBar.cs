using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Upheld.Design.Time;

namespace Upheld.Design.Charts;

/// <summary>A window's time ledger as one bar. A part that is not zero is always at least three units wide, so that minutes of a year are seen.</summary>
public sealed class StackedBar : Chart
{
    /// <summary>The parts, in the order to draw them; together they are the window.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<LedgerPart> Parts { get; set; } = [];

    private protected override IReadOnlyList<int> Widths => [720];

    private protected override int Height(int width) => 20;

    private protected override (string Name, bool Stretches) Kind => ("stacked", true);

    private IEnumerable<LedgerPart> Shown => Parts.Where(p => p.Milliseconds > 0);

    private static Ink InkOf(LedgerClass part) => part switch
    {
        LedgerClass.Up => Ink.Ok,
        LedgerClass.Degraded => Ink.Warn,
        LedgerClass.Down => Ink.Bad,
        LedgerClass.Excluded => Ink.Planned,
        LedgerClass.Unknown => Ink.Unknown,
        LedgerClass.Outside => Ink.Quiet,
        _ => Ink.Line,
    };

    private protected override string Describe() => L["StackedBar.Label",
        string.Join(L["List.Separator"], Shown.Select(p => L["StackedBar.Part", L[$"Part.{p.Class}"].Value, Lasting.Short(p.Milliseconds)].Value))];

    private protected override void Draw(Canvas canvas)
    {
        var widths = Share.Pixels([.. Parts.Select(p => p.Milliseconds)], canvas.Width, least: 3);
        var x = 0;
        for (var i = 0; i < Parts.Count; i++)
        {
            if (widths[i] == 0) { continue; }
            var gap = x + widths[i] < canvas.Width ? 1 : 0; // neighbours stay apart without their colours
            canvas.Fill(InkOf(Parts[i].Class), new Pen().Rectangle(x, 0, widths[i] - gap, canvas.Height));
            x += widths[i];
        }
    }

    private protected override void Legend(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "ul");
        builder.AddAttribute(1, "class", "legend");
        foreach (var part in Shown)
        {
            builder.OpenElement(2, "li");
            builder.AddAttribute(3, "class", $"key-{InkOf(part.Class).Name}");
            builder.AddContent(4, L[$"Part.{part.Class}"].Value);
            builder.OpenElement(5, "b");
            builder.AddContent(6, Lasting.Short(part.Milliseconds));
            builder.CloseElement();
            builder.CloseElement();
        }
        builder.CloseElement();
    }

    private protected override TableTwin Twin()
    {
        var whole = Parts.Sum(p => p.Milliseconds);
        return new([L["Chart.Part"], L["Chart.Lasting"], L["Chart.Share"]],
            Parts.Select(p => (IReadOnlyList<string>)[L[$"Part.{p.Class}"], Lasting.Exact(p.Milliseconds), Share.Percent(p.Milliseconds, whole)]));
    }
}
