using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Windows;

/// <summary>Windows of a fixed length that end when they are asked about.</summary>
internal sealed class RollingWindows : WindowSeries
{
    private readonly long _length;

    public RollingWindows(IZoneRules zone, int days)
        : base(zone)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        _length = days * LocalClock.Day;
    }

    public override Window? Containing(long at) => EndingAt(at);

    public override Window? Previous(Window window) => EndingAt(window.Span.Start);

    public override Window? Next(Window window) => EndingAt(window.Span.End + _length);

    public override IEnumerable<Window> Between(Span range)
    {
        if (range.IsEmpty)
        {
            yield break;
        }
        for (var left = (range.Length - 1) / _length; left >= 0; left--)
        {
            yield return EndingAt(range.End - (left * _length));
        }
    }

    private Window EndingAt(long end) => new(new Span(end - _length, end), Zone.DateAt(end - _length), Zone.DateAt(end));
}
