using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Upheld.Design.Time;

namespace Upheld.Design.Charts;

/// <summary>A bar of days, usually ninety: one path for each state, so that hundreds of bars stay quick.</summary>
public sealed class UptimeBar : Chart
{
    /// <summary>The days in order, without gaps.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<UptimeDay> Days { get; set; } = [];

    /// <summary>The figure of the whole span as text; stands between the first and the last date.</summary>
    [Parameter] public string? Availability { get; set; }

    private IReadOnlyList<DayState> States => [.. Days.Select(d => d.State)];

    private protected override IReadOnlyList<int> Widths => [Math.Max(1, Days.Count) * DayShapes.Cell];

    private protected override int Height(int width) => DayShapes.Height;

    private protected override (string Name, bool Stretches) Kind => ("uptime", true);

    private protected override string Describe() => DayShapes.Describe(L, States);

    private protected override void Draw(Canvas canvas)
    {
        var states = States;
        foreach (var state in DayShapes.States) { canvas.Fill(DayShapes.InkOf(state), DayShapes.Draw(state, states)); }
    }

    private protected override void Legend(RenderTreeBuilder builder)
    {
        if (Days.Count == 0) { return; }
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", "chart-ends");
        foreach (var text in new[] { When.Day(Days[0].Date), Availability ?? "", When.Day(Days[^1].Date) })
        {
            builder.OpenElement(2, "span");
            builder.AddContent(3, text);
            builder.CloseElement();
        }
        builder.CloseElement();
    }

    private protected override TableTwin Twin() => new(
        [L["Chart.Day"], L["Chart.State"], L["Chart.Availability"]],
        Days.Reverse().Select(d => (IReadOnlyList<string>)[When.Day(d.Date), L[$"Day.{d.State}"], d.Availability ?? "–"]));
}
