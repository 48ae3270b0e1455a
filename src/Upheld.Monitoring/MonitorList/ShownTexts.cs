using System.Globalization;
using NodaTime;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Design.Components;
using Upheld.Design.Time;
using Upheld.Figures.Samples;

namespace Upheld.Monitoring.MonitorList;

/// <summary>Values of checks as every page writes them.</summary>
internal static class ShownTexts
{
    public static Language Reader => Languages.Of(CultureInfo.CurrentUICulture);

    public static string InReader(this LocalText text) => text.In(Reader);

    public static StateValue Shown(this LiveState state) => state switch
    {
        LiveState.Up => StateValue.Up,
        LiveState.Degraded => StateValue.Degraded,
        LiveState.Down => StateValue.Down,
        LiveState.Paused => StateValue.Paused,
        LiveState.Pending => StateValue.Pending,
        _ => StateValue.Unknown,
    };

    public static StateValue Shown(this ProbeState state) => state switch
    {
        ProbeState.Up => StateValue.Up,
        ProbeState.Degraded => StateValue.Degraded,
        ProbeState.Down => StateValue.Down,
        _ => StateValue.Unknown,
    };

    /// <summary>Milliseconds, with three digits that count: <c>0.412 ms</c>, <c>18.3 ms</c>, <c>1240 ms</c>; a dash when nothing was measured.</summary>
    public static string Milliseconds(Duration? duration) => duration is { } time ? Took.Text(time.ToInt64Nanoseconds() / 1000) : "–";
}
