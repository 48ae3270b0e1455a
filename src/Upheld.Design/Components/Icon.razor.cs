using Microsoft.AspNetCore.Components;

namespace Upheld.Design.Components;

/// <summary>A small drawing in the text's colour. It is decoration: the word beside it, or the button's label, says the same.</summary>
public sealed partial class Icon
{
    /// <summary>What to draw.</summary>
    [Parameter, EditorRequired] public Glyph Of { get; set; }

    /// <summary>What to draw round it; the glyph shrinks to fit.</summary>
    [Parameter] public Surround In { get; set; }

    private string Class => In switch { Surround.None => "icon", Surround.Disc => "icon icon-disc", _ => "icon icon-ring" };

    private string Path => In == Surround.None
        ? Of switch
        {
            Glyph.Check => "M3 8.6l3.3 3.3L13 4.6",
            Glyph.Cross => "M4 4l8 8M12 4l-8 8",
            Glyph.Question => "M5.6 5.8a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2.9-1.2 1.9M8 12.6v.1",
            Glyph.Dot => "M8 7.9v.2",
            Glyph.Warning => "M8 2.4l6 10.8H2zM8 6.6v3M8 11.4v.1",
            Glyph.ArrowUp => "M8 13V3.5M4.5 7L8 3.5 11.5 7",
            Glyph.ArrowDown => "M8 3v9.5M4.5 9L8 12.5 11.5 9",
            Glyph.ChevronRight => "M6 3.5L10.5 8 6 12.5",
            Glyph.ChevronLeft => "M10 3.5L5.5 8l4.5 4.5",
            Glyph.ChevronDown => "M3.5 6L8 10.5 12.5 6",
            Glyph.Search => "M7 2.7a4.3 4.3 0 1 1 0 8.6 4.3 4.3 0 0 1 0-8.6zM10.2 10.2l3.3 3.3",
            Glyph.Sun => "M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM8 1.4v1.3M8 13.3v1.3M1.4 8h1.3M13.3 8h1.3M3.3 3.3l.9.9M11.8 11.8l.9.9M12.7 3.3l-.9.9M4.2 11.8l-.9.9",
            Glyph.Moon => "M13.3 9.7A5.7 5.7 0 0 1 6.3 2.7a5.7 5.7 0 1 0 7 7z",
            Glyph.Screen => "M2.2 3.2h11.6v7.6H2.2zM5.8 13.4h4.4",
            Glyph.Globe => "M8 1.9a6.1 6.1 0 1 1 0 12.2A6.1 6.1 0 0 1 8 1.9zM1.9 8h12.2M8 1.9c1.7 1.8 2.5 3.8 2.5 6.1S9.7 12.3 8 14.1M8 1.9C6.3 3.7 5.5 5.7 5.5 8s.8 4.3 2.5 6.1",
            Glyph.Person => "M8 2.5a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM2.7 13.5c.6-2.5 2.7-3.9 5.3-3.9s4.7 1.4 5.3 3.9",
            Glyph.People => "M6 3a2.4 2.4 0 1 1 0 4.8A2.4 2.4 0 0 1 6 3zM1.6 13c.4-2.2 2.2-3.5 4.4-3.5s4 1.3 4.4 3.5M10.6 3.2a2.3 2.3 0 0 1 0 4.4M12 9.9c1.3.5 2.2 1.6 2.5 3.1",
            Glyph.Shield => "M8 1.8l5.2 1.9v4c0 3.2-2.1 5.4-5.2 6.5-3.1-1.1-5.2-3.3-5.2-6.5v-4zM5.5 7.9l1.8 1.8 3.2-3.5",
            Glyph.Pulse => "M1.5 8.3h2.8l2-4.8 3.2 9 1.9-4.2h3.1",
            Glyph.Document => "M3.6 1.8h5.6l3.2 3.2v9.2H3.6zM9 1.9v3.3h3.3M5.9 8.3h4.2M5.9 11h4.2",
            Glyph.Bars => "M2.2 13.6h11.6M4.4 11.2V8.4M8 11.2V3.6M11.6 11.2V6.2",
            Glyph.Clock => "M8 1.9a6.1 6.1 0 1 1 0 12.2A6.1 6.1 0 0 1 8 1.9zM8 4.7v3.5l2.3 1.4",
            Glyph.Copy => "M5.6 5.6h8v8h-8zM3.6 10.4H2.4v-8h8v1.2",
            Glyph.Download => "M8 2.4v7.8M4.7 7L8 10.2 11.3 7M2.6 13.4h10.8",
            Glyph.Plus => "M8 3v10M3 8h10",
            Glyph.Pause => "M5.6 3.4v9.2M10.4 3.4v9.2",
            Glyph.Play => "M5 3.2l7.2 4.8L5 12.8z",
            Glyph.Link => "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.2 9.1a2.6 2.6 0 0 0 3.7 3.7l.9-.9",
            Glyph.Seal => "M8 1.7l1.7 1.2 2.1-.1.6 2 1.7 1.2-.7 2 .7 2-1.7 1.2-.6 2-2.1-.1L8 14.3l-1.7-1.2-2.1.1-.6-2L1.9 10l.7-2-.7-2 1.7-1.2.6-2 2.1.1zM5.6 8l1.7 1.7 3.1-3.3",
            Glyph.Wrench => "M13.4 4.7a3.4 3.4 0 0 1-4.6 4l-4.3 4.4a1.3 1.3 0 0 1-1.8-1.8L7.1 7a3.4 3.4 0 0 1 4-4.5L9.2 4.6l.4 1.8 1.8.4z",
            Glyph.Sliders => "M2.2 4.6h6M11.4 4.6h2.4M2.2 11.4h2.4M7.8 11.4h6M9.8 3v3.2M6.2 9.8V13",
            Glyph.Leave => "M9.6 2.6H3.2v10.8h6.4M6.8 8h6.8M11 5.3L13.7 8 11 10.7",
            Glyph.Keyboard => "M1.8 4h12.4v8H1.8zM4.3 6.6h.1M6.7 6.6h.1M9.2 6.6h.1M11.6 6.6h.1M4.9 9.5h6.2",
            _ => "",
        }
        : Of switch
        {
            Glyph.Check => "M4.9 8.3l2.2 2.2 4.1-4.7",
            Glyph.Cross => "M5.5 5.5l5 5M10.5 5.5l-5 5",
            Glyph.Question => "M6.3 6.5a1.7 1.7 0 1 1 2.5 1.5c-.5.3-.8.6-.8 1.2M8 11.2v.1",
            Glyph.Dot => "M8 7.8v.4",
            Glyph.Warning => "M8 4.6v4M8 11.2v.1",
            Glyph.ArrowUp => "M8 11.2V5M5.5 7.3L8 4.8l2.5 2.5",
            Glyph.ArrowDown => "M8 4.8V11M5.5 8.7L8 11.2l2.5-2.5",
            Glyph.Pause => "M6.4 5.4v5.2M9.6 5.4v5.2",
            Glyph.Wrench => "M5 11l3.6-3.6M11.2 6.4a2 2 0 1 1-1.8-1.7",
            Glyph.Clock => "M8 4.8v3.4l2 1.2",
            _ => "M8 7.8v.4",
        };
}
