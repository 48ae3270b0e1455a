using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.Localization;

namespace Upheld.Design.Charts;

/// <summary>
/// An SVG drawing with a label and its twin, a table. The same component serves page, e-mail, PDF and badge: it needs no script, and no style sheet either
/// when <see cref="Paint"/> is <see cref="ChartPaint.Attributes"/>.
/// </summary>
public abstract class Chart : ComponentBase
{
    /// <summary>Where the colours come from.</summary>
    [Parameter] public ChartPaint Paint { get; set; }

    /// <summary>What the drawing shows, in one sentence; by default made of its data.</summary>
    [Parameter] public string? Label { get; set; }

    /// <summary>Whether the table twin stands below. Turn it off only where the same numbers stand beside the chart, as in a list's row.</summary>
    [Parameter] public bool Table { get; set; } = true;

    [Inject] internal IStringLocalizer<T> L { get; set; } = null!;

    /// <summary>The widths to draw, in units of about one pixel; more than one when text in the drawing must stay readable on a phone.</summary>
    private protected abstract IReadOnlyList<int> Widths { get; }

    private protected abstract int Height(int width);

    /// <summary>The class ending, and whether the drawing may be stretched (it then has no text).</summary>
    private protected abstract (string Name, bool Stretches) Kind { get; }

    private protected abstract string Describe();

    private protected abstract void Draw(Canvas canvas);

    private protected abstract TableTwin Twin();

    /// <summary>What stands between drawing and twin: a legend, the ends of an axis.</summary>
    private protected virtual void Legend(RenderTreeBuilder builder) { }

    /// <inheritdoc/>
    protected sealed override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "figure");
        builder.AddAttribute(1, "class", $"chart chart-{Kind.Name}");
        var widths = Paint == ChartPaint.Attributes ? [Widths[0]] : Widths;
        for (var i = 0; i < widths.Count; i++)
        {
            builder.OpenRegion(2);
            Svg(builder, widths[i], (widths.Count, i) switch { (1, _) => null, (_, 0) => "wide", _ => "narrow" });
            builder.CloseRegion();
        }
        builder.OpenRegion(3);
        Legend(builder);
        builder.CloseRegion();
        if (Table)
        {
            builder.OpenRegion(4);
            WriteTwin(builder, Twin());
            builder.CloseRegion();
        }
        builder.CloseElement();
    }

    private void Svg(RenderTreeBuilder builder, int width, string? size)
    {
        var height = Height(width);
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}"));
        builder.AddAttribute(2, "width", width.ToString(CultureInfo.InvariantCulture));
        builder.AddAttribute(3, "height", height.ToString(CultureInfo.InvariantCulture));
        if (size is not null) { builder.AddAttribute(4, "class", size); }
        if (Kind.Stretches) { builder.AddAttribute(5, "preserveAspectRatio", "none"); }
        builder.AddAttribute(6, "role", "img");
        builder.AddAttribute(7, "aria-label", Label ?? Describe());
        if (Paint == ChartPaint.Attributes) { builder.AddAttribute(8, "xmlns", "http://www.w3.org/2000/svg"); }
        builder.OpenRegion(9);
        Draw(new Canvas(builder, Paint, width, height));
        builder.CloseRegion();
        builder.CloseElement();
    }

    private void WriteTwin(RenderTreeBuilder builder, TableTwin twin)
    {
        builder.OpenElement(0, "details");
        builder.AddAttribute(1, "class", "twin");
        builder.OpenElement(2, "summary");
        builder.AddContent(3, L["Chart.ViewAsTable"].Value);
        builder.CloseElement();
        builder.OpenElement(4, "div");
        builder.AddAttribute(5, "class", "twin-scroll");
        builder.AddAttribute(6, "tabindex", "0");
        builder.AddAttribute(7, "role", "region");
        builder.AddAttribute(8, "aria-label", Label ?? Describe());
        builder.OpenElement(9, "table");
        builder.OpenElement(10, "thead");
        Row(builder, twin.Headings, "th");
        builder.CloseElement();
        builder.OpenElement(11, "tbody");
        foreach (var row in twin.Rows) { Row(builder, row, "td"); }
        builder.CloseElement();
        builder.CloseElement();
        builder.CloseElement();
        builder.CloseElement();
    }

    private static void Row(RenderTreeBuilder builder, IReadOnlyList<string> cells, string element)
    {
        builder.OpenElement(0, "tr");
        foreach (var cell in cells)
        {
            builder.OpenElement(1, element);
            if (element == "th") { builder.AddAttribute(2, "scope", "col"); }
            builder.AddContent(3, cell);
            builder.CloseElement();
        }
        builder.CloseElement();
    }
}
