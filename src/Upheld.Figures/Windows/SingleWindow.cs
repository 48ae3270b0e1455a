using NodaTime;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Windows;

/// <summary>One window and no other.</summary>
internal sealed class SingleWindow : WindowSeries
{
    private readonly Window _window;

    public SingleWindow(IZoneRules zone, LocalDate start, LocalDate end)
        : base(zone)
    {
        if (end <= start)
        {
            throw new ArgumentException("A contract ends after it starts.", nameof(end));
        }
        _window = Of(start, end);
    }

    public override Window? Containing(long at) => _window.Span.Contains(at) ? _window : null;

    public override Window? Previous(Window window) => null;

    public override Window? Next(Window window) => null;

    public override IEnumerable<Window> Between(Span range) => _window.Span.Intersect(range).IsEmpty ? [] : [_window];
}
