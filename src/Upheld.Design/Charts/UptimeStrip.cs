using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.Localization;
using NodaTime;
using Upheld.Design.Time;

namespace Upheld.Design.Charts;

/// <summary>
/// The uptime bar of a list's row: sends one letter a day and is drawn by the browser when it scrolls into view. A thousand drawn bars would cost the page
/// its speed. Without scripts its text stands in its place.
/// </summary>
public sealed class UptimeStrip : ComponentBase
{
    /// <summary>The state of each day, in order.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<DayState> Days { get; set; } = [];

    /// <summary>The date of the first day; lets the browser name the day under the pointer.</summary>
    [Parameter] public LocalDate? From { get; set; }

    [Inject] private IStringLocalizer<T> L { get; set; } = null!;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var text = DayShapes.Describe(L, Days);
        builder.OpenElement(0, "up-chart");
        builder.AddAttribute(1, "role", "img");
        builder.AddAttribute(2, "aria-label", text);
        builder.AddAttribute(3, "data-b", DayShapes.Letters(Days));
        if (From is { } from) { builder.AddAttribute(4, "data-from", When.Day(from, System.Globalization.CultureInfo.InvariantCulture)); }
        builder.OpenElement(5, "span");
        builder.AddContent(6, text);
        builder.CloseElement();
        builder.CloseElement();
    }
}
