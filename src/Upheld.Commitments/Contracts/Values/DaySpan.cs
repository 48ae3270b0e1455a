namespace Upheld.Commitments.Contracts.Values;

/// <summary>A stretch of one local day, <c>09:00-12:00</c>, in seconds after midnight; its start belongs to it, its end does not.</summary>
/// <param name="Start">0 to 86,399.</param>
/// <param name="End">After the start, at most 86,400.</param>
public readonly record struct DaySpan(int Start, int End)
{
    /// <summary>Seconds inside.</summary>
    public int Seconds => End - Start;

    /// <summary>Reads a span; null when the text is none or ends before it starts. Work across midnight is two spans.</summary>
    public static DaySpan? Parse(string text)
    {
        var hyphen = text.IndexOf('-', StringComparison.Ordinal);
        return hyphen > 0 ? Of(text[..hyphen].TrimEnd(), text[(hyphen + 1)..].TrimStart()) : null;
    }

    /// <summary>A span of two times; null when one is wrong or the end is not after the start.</summary>
    public static DaySpan? Of(string start, string end) =>
        TimeOfDayText.Parse(start) is { } from && TimeOfDayText.Parse(end) is { } to && from < to ? new DaySpan(from, to) : null;

    /// <inheritdoc/>
    public override string ToString() => $"{TimeOfDayText.Format(Start)}-{TimeOfDayText.Format(End)}";
}
