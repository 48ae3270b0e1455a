using System.Globalization;
using System.Text;
using NodaTime;

namespace Upheld.Design.Time;

/// <summary>How spans of time are written: <c>8 h 45 m 36 s</c>, <c>8 小时 45 分 36 秒</c>. Always cut, never rounded up; a negative span has a minus sign.</summary>
public static class Lasting
{
    private static readonly long[] Sizes = [86_400_000, 3_600_000, 60_000, 1_000, 1];
    private static readonly string[] English = ["d", "h", "m", "s", "ms"];
    private static readonly string[] Chinese = ["天", "小时", "分", "秒", "毫秒"];

    /// <summary>Every unit that is not zero, down to the millisecond.</summary>
    public static string Exact(long milliseconds, CultureInfo? culture = null) => Write(milliseconds, Sizes.Length, culture);

    /// <inheritdoc cref="Exact(long, CultureInfo?)"/>
    public static string Exact(Duration duration, CultureInfo? culture = null) => Exact(duration.BclCompatibleTicks / NodaConstants.TicksPerMillisecond, culture);

    /// <summary>The largest unit and the one after it: for lists, where the exact span is one click away.</summary>
    public static string Short(long milliseconds, CultureInfo? culture = null) => Write(milliseconds, 2, culture);

    /// <inheritdoc cref="Short(long, CultureInfo?)"/>
    public static string Short(Duration duration, CultureInfo? culture = null) => Short(duration.BclCompatibleTicks / NodaConstants.TicksPerMillisecond, culture);

    private static string Write(long milliseconds, int units, CultureInfo? culture)
    {
        var names = When.IsChinese(culture ?? CultureInfo.CurrentUICulture) ? Chinese : English;
        var left = UInt128.CreateChecked(Int128.Abs(milliseconds));
        var text = new StringBuilder(milliseconds < 0 ? "\u2212" : "");
        var shown = 0;
        for (var i = 0; i < Sizes.Length && shown < units; i++)
        {
            var count = left / (ulong)Sizes[i];
            left %= (ulong)Sizes[i];
            if (shown > 0) { shown++; } // a zero below the largest unit still takes its place: "2 d" and not "2 d 3 m"
            if (count == 0) { continue; }
            if (shown == 0) { shown = 1; } else { text.Append(' '); }
            text.Append(CultureInfo.InvariantCulture, $"{count}\u00a0{names[i]}");
        }
        return shown == 0 ? $"0\u00a0{names[3]}" : text.ToString();
    }
}
