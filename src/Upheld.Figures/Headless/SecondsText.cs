using System.Globalization;

namespace Upheld.Figures.Headless;

/// <summary>Milliseconds written as seconds with up to three decimals, exactly: 1800, 0.5, -12.034.</summary>
public static class SecondsText
{
    /// <summary>The shortest exact text.</summary>
    public static string Format(long milliseconds)
    {
        var magnitude = milliseconds < 0 ? (ulong)-(milliseconds + 1) + 1 : (ulong)milliseconds;
        var text = (magnitude / 1000).ToString(CultureInfo.InvariantCulture);
        if (magnitude % 1000 is var rest and not 0)
        {
            text += "." + rest.ToString("000", CultureInfo.InvariantCulture).TrimEnd('0');
        }
        return milliseconds < 0 ? "-" + text : text;
    }
}
