using System.Globalization;
using NodaTime;

namespace Upheld.Monitoring.Probes;

/// <summary>Technical values as findings show them: the same in every language.</summary>
internal static class Shown
{
    public static string AtMost(Duration limit) => string.Create(CultureInfo.InvariantCulture, $"≤ {limit.TotalMilliseconds:0.###} ms");

    public static string Time(Duration time) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalMilliseconds)} ms");

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Cut(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length), "…");
}
