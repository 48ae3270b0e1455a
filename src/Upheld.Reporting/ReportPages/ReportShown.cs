using System.Globalization;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Design.Components;

namespace Upheld.Reporting.ReportPages;

/// <summary>How reports are shown.</summary>
internal static class ReportShown
{
    /// <summary>A text in the reader's language.</summary>
    public static string Text(this LocalText text) => text.In(Languages.Of(CultureInfo.CurrentUICulture));

    /// <summary>The verdict of a figure as published.</summary>
    public static VerdictValue VerdictOf(string? verdict) => verdict switch
    {
        "met" => VerdictValue.Met,
        "missed" => VerdictValue.Missed,
        "unproved" => VerdictValue.Unproved,
        _ => VerdictValue.Open,
    };

    /// <summary>Bytes, as file managers write them.</summary>
    public static string Size(long? bytes) => bytes switch
    {
        null => "–",
        < 1_000_000 => string.Create(CultureInfo.CurrentCulture, $"{(bytes.Value + 999) / 1000} kB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes.Value / 1_000_000m:0.0} MB"),
    };
}
