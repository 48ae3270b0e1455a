using System.Globalization;
using Microsoft.AspNetCore.Components.Rendering;

namespace Upheld.Design.Charts;

/// <summary>Draws SVG elements into a render tree. Colours are classes, and attributes too where the paint asks for them.</summary>
internal sealed class Canvas(RenderTreeBuilder builder, ChartPaint paint, int width, int height)
{
    public int Width => width;
    public int Height => height;

    /// <summary>A filled shape. An empty pen draws nothing.</summary>
    public void Fill(Ink ink, Pen shape, bool faint = false)
    {
        if (shape.IsEmpty) { return; }
        builder.OpenElement(0, "path");
        builder.AddAttribute(1, "class", faint ? $"f-{ink.Name} faint" : $"f-{ink.Name}");
        builder.AddAttribute(2, "d", shape.ToString());
        if (paint == ChartPaint.Attributes)
        {
            builder.AddAttribute(3, "fill", ink.Colour);
            if (faint) { builder.AddAttribute(4, "fill-opacity", "0.16"); }
        }
        builder.CloseElement();
    }

    /// <summary>A stroked line, <paramref name="weight"/> units wide.</summary>
    public void Stroke(Ink ink, Pen shape, int weight = 1, bool dashed = false)
    {
        if (shape.IsEmpty) { return; }
        builder.OpenElement(0, "path");
        builder.AddAttribute(1, "class", $"s-{ink.Name}");
        builder.AddAttribute(2, "d", shape.ToString());
        builder.AddAttribute(3, "fill", "none");
        builder.AddAttribute(4, "stroke-width", Number(weight));
        if (weight > 1) { builder.AddAttribute(5, "stroke-linejoin", "round"); }
        if (dashed) { builder.AddAttribute(6, "stroke-dasharray", "4 3"); }
        if (paint == ChartPaint.Attributes) { builder.AddAttribute(7, "stroke", ink.Colour); }
        builder.CloseElement();
    }

    /// <summary>A part of a circle's line, in hundredths of the way round, beginning at twelve o'clock.</summary>
    public void Ring(Ink ink, int x, int y, int radius, int weight, int hundredths)
    {
        builder.OpenElement(0, "circle");
        builder.AddAttribute(1, "class", $"s-{ink.Name}");
        builder.AddAttribute(2, "cx", Number(x));
        builder.AddAttribute(3, "cy", Number(y));
        builder.AddAttribute(4, "r", Number(radius));
        builder.AddAttribute(5, "fill", "none");
        builder.AddAttribute(6, "stroke-width", Number(weight));
        builder.AddAttribute(7, "pathLength", "100");
        builder.AddAttribute(8, "stroke-dasharray", $"{Number(hundredths)} 100");
        builder.AddAttribute(9, "transform", $"rotate(-90 {Number(x)} {Number(y)})");
        if (paint == ChartPaint.Attributes) { builder.AddAttribute(10, "stroke", ink.Colour); }
        builder.CloseElement();
    }

    public void Dot(Ink ink, int x, int y, int radius)
    {
        builder.OpenElement(0, "circle");
        builder.AddAttribute(1, "class", $"f-{ink.Name}");
        builder.AddAttribute(2, "cx", Number(x));
        builder.AddAttribute(3, "cy", Number(y));
        builder.AddAttribute(4, "r", Number(radius));
        if (paint == ChartPaint.Attributes) { builder.AddAttribute(5, "fill", ink.Colour); }
        builder.CloseElement();
    }

    public void Text(int x, int y, string text, TextAnchor anchor = TextAnchor.Start, Ink? ink = null, int size = 11, bool strong = false)
    {
        ink ??= Ink.Muted;
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", $"f-{ink.Name}");
        builder.AddAttribute(2, "x", Number(x));
        builder.AddAttribute(3, "y", Number(y));
        builder.AddAttribute(4, "font-size", Number(size));
        if (anchor != TextAnchor.Start) { builder.AddAttribute(5, "text-anchor", anchor == TextAnchor.Middle ? "middle" : "end"); }
        if (strong) { builder.AddAttribute(6, "font-weight", "600"); }
        if (paint == ChartPaint.Attributes)
        {
            builder.AddAttribute(7, "fill", ink.Colour);
            builder.AddAttribute(8, "font-family", "Inter, 'Noto Sans SC', sans-serif");
        }
        builder.AddContent(9, text);
        builder.CloseElement();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Which end of a text its position names.</summary>
internal enum TextAnchor
{
    Start,
    Middle,
    End,
}
