using System.Globalization;
using System.Text;
using NodaTime;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Values;

/// <summary>Durations as written in contracts: <c>250ms 30s 10m 2h 1d 1w</c>, and sums such as <c>1h30m</c>. A day is 24 hours exactly.</summary>
public static class DurationText
{
    private static readonly (string Unit, long Milliseconds, LocalText Name)[] Units =
    [
        ("w", 604_800_000, new("week", "周")), ("d", 86_400_000, new("day", "天")), ("h", 3_600_000, new("hour", "小时")),
        ("m", 60_000, new("minute", "分钟")), ("s", 1_000, new("second", "秒")), ("ms", 1, new("millisecond", "毫秒")),
    ];

    /// <summary>No duration is longer: 1,000 years.</summary>
    private const long Longest = 1_000L * 366 * 86_400_000;

    /// <summary>Reads a duration; null when the text is none, or longer than 1,000 years.</summary>
    public static Duration? Parse(string text)
    {
        long total = 0;
        var at = 0;
        var lastUnit = -1;
        while (at < text.Length)
        {
            var digits = at;
            while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                digits++;
            }

            var letters = digits;
            while (letters < text.Length && char.IsAsciiLetterLower(text[letters]))
            {
                letters++;
            }

            var unit = Array.FindIndex(Units, u => u.Unit == text[digits..letters]);
            if (unit <= lastUnit || digits == at || digits - at > 15)
            {
                return null; // no such unit, units not falling, no digits, or too many
            }

            var amount = long.Parse(text.AsSpan(at, digits - at), NumberStyles.None, CultureInfo.InvariantCulture);
            if (amount > Longest / Units[unit].Milliseconds || (total += amount * Units[unit].Milliseconds) > Longest)
            {
                return null;
            }

            (at, lastUnit) = (letters, unit);
        }

        return text.Length == 0 ? null : Duration.FromMilliseconds(total);
    }

    /// <summary>The canonical text: one number in the largest unit up to days that divides it.</summary>
    public static string Format(Duration duration)
    {
        var milliseconds = (long)duration.TotalMilliseconds;
        var (unit, size, _) = milliseconds == 0 ? Units[4] : Units.First(u => u.Unit != "w" && milliseconds % u.Milliseconds == 0);
        return (milliseconds / size).ToString(CultureInfo.InvariantCulture) + unit;
    }

    /// <summary>The duration in words: <c>1 hour 30 minutes</c>, <c>1 小时 30 分钟</c>.</summary>
    public static LocalText Words(Duration duration)
    {
        var left = (long)duration.TotalMilliseconds;
        var (en, zh) = (new StringBuilder(), new StringBuilder());
        foreach (var (unit, size, name) in Units.Where(u => u.Unit != "w"))
        {
            var amount = left / size;
            left %= size;
            if (amount > 0 || (unit == "s" && duration == Duration.Zero))
            {
                var number = amount.ToString("N0", CultureInfo.InvariantCulture);
                en.Append(en.Length > 0 ? " " : "").Append(number).Append(' ').Append(name.En).Append(amount == 1 ? "" : "s");
                zh.Append(zh.Length > 0 ? " " : "").Append(number).Append(' ').Append(name.Zh);
            }
        }

        return new LocalText(en.ToString(), zh.ToString());
    }
}
