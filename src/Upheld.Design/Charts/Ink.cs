namespace Upheld.Design.Charts;

/// <summary>A colour of the design tokens: the class ending that picks it on screen, and its light value where classes do not reach.</summary>
/// <remarks>A test holds the values equal to <c>tokens.css</c>.</remarks>
internal sealed record Ink(string Name, string Colour)
{
    public static readonly Ink Ok = new("ok", "#35996a");
    public static readonly Ink Warn = new("warn", "#8a5a00");
    public static readonly Ink Bad = new("bad", "#b3261e");
    public static readonly Ink Accent = new("accent", "#2457d6");
    public static readonly Ink Unknown = new("unknown", "#6b5aa8");
    public static readonly Ink Planned = new("planned", "#4a6b8a");
    public static readonly Ink Quiet = new("quiet", "#c3cad3");
    public static readonly Ink Line = new("line", "#e1e5ea");
    public static readonly Ink Text = new("text", "#1b1f24");
    public static readonly Ink Muted = new("muted", "#59626e");
    public static readonly Ink Card = new("card", "#ffffff");

    public static IReadOnlyList<Ink> All { get; } = [Ok, Warn, Bad, Accent, Unknown, Planned, Quiet, Line, Text, Muted, Card];
}
