using Upheld.Figures.Exact;
using Upheld.Figures.Headless;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>Values that only this format has.</summary>
internal static class AvailabilityFields
{
    /// <summary>The fields <c>start</c> and <c>end</c> as a span; null, with a fault, when one is missing or they stand the wrong way round.</summary>
    public static Span? Span(this JsonFields fields)
    {
        var start = fields.Required("start")?.Instant();
        var end = fields.Required("end")?.Instant();
        if (start is null || end is null)
        {
            return null;
        }
        if (end < start)
        {
            fields.Faults.Add(fields.Path.Field("end"), "input.span_reversed", "the end is before the start");
            return null;
        }
        return new Span(start.Value, end.Value);
    }

    /// <summary>A percentage from 0 to 100 in a string, as an exact share.</summary>
    public static Rational? Percent(this JsonInput input)
    {
        if (input.Text() is not { } text)
        {
            return null;
        }
        if (!PercentText.TryParse(text, out var share))
        {
            input.Fail("input.percent", $"\"{text}\" is not a percentage like 99.9");
            return null;
        }
        if (share < 0 || share > 1)
        {
            input.Fail("input.out_of_range", $"{text} lies outside of 0 to 100 %");
            return null;
        }
        return share;
    }

    public static ProbeState? State(this JsonInput input)
    {
        if (input.Text() is not { } text)
        {
            return null;
        }
        ProbeState? state = text switch
        {
            "up" => ProbeState.Up,
            "degraded" => ProbeState.Degraded,
            "down" => ProbeState.Down,
            "unknown" => ProbeState.Unknown,
            _ => null,
        };
        if (state is null)
        {
            input.Fail("input.choice", $"\"{text}\" is none of up, degraded, down, unknown");
        }
        return state;
    }
}
