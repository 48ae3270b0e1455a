using System.Globalization;

namespace Upheld.Design.Time;

/// <summary>How long something took, in milliseconds with as many digits as count.</summary>
public static class Took
{
    /// <summary>Such as <c>0.41 ms</c>, <c>18.3 ms</c>, <c>1240 ms</c>.</summary>
    public static string Text(long microseconds)
    {
        var decimals = microseconds switch { < 10_000 => 2, < 100_000 => 1, _ => 0 };
        var milliseconds = Math.Round(microseconds / 1000m, decimals);
        return string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.##}\u00a0ms");
    }
}
