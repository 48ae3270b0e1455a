namespace Upheld.Figures.Verdicts;

/// <summary>The words of the public formats.</summary>
public static class VerdictText
{
    /// <summary><c>met</c>, <c>missed</c> or <c>unproved</c>.</summary>
    public static string ToText(this Verdict verdict) => verdict switch
    {
        Verdict.Met => "met",
        Verdict.Missed => "missed",
        _ => "unproved",
    };

    /// <summary><c>onTrack</c> or <c>atRisk</c>.</summary>
    public static string ToText(this Outlook outlook) => outlook == Outlook.AtRisk ? "atRisk" : "onTrack";

    /// <summary><c>proved</c> or <c>notProved</c>.</summary>
    public static string ToText(this Confidence confidence) => confidence == Confidence.Proved ? "proved" : "notProved";
}
