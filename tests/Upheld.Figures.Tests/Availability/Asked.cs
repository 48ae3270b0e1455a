using Upheld.Figures.Availability;
using Upheld.Figures.Exact;
using Upheld.Figures.Headless;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Tests.Availability;

/// <summary>Short ways to write a request.</summary>
internal static class Asked
{
    public const long Second = 1000;
    public const long Minute = 60 * Second;
    public const long Hour = 60 * Minute;
    public const long Day = 24 * Hour;

    public static readonly Span Year2026 = Window("2026-01-01", "2027-01-01");

    public static long At(string instant) =>
        InstantText.TryParse(instant.Length == 10 ? instant + "T00:00:00Z" : instant, out var at) ? at : throw new ArgumentException(instant, nameof(instant));

    public static Span Window(string start, string end) => new(At(start), At(end));

    public static StateBand Band(params StateEvent[] events) => StateBand.Of(StateTimeline.Of(ProbeState.Unknown, events));

    /// <summary>Up all the time, but for the outages given.</summary>
    public static StateBand UpBut(params Span[] outages) => StateBand.Of(StateTimeline.Of(
        ProbeState.Up, SpanSet.Of(outages).SelectMany(outage => new StateEvent[] { new(outage.Start, ProbeState.Down), new(outage.End, ProbeState.Up) })));

    public static AvailabilityRequest About(Span window, StateBand states, string target = "99.9") => new()
    {
        Window = window,
        AsOf = window.End,
        KnownAt = window.End,
        Target = PercentText.TryParse(target, out var share) ? share : throw new ArgumentException(target, nameof(target)),
        States = states,
    };

    public static AvailabilityRequest With(this AvailabilityRequest request, Func<AvailabilityPolicies, AvailabilityPolicies> change) =>
        request with { Policies = change(request.Policies) };

    public static AvailabilityAnswer Answer(this AvailabilityRequest request) => AvailabilityFormula.Evaluate(request);

    public static string? Percent(this AvailabilityAnswer answer) => answer.Availability.Value is { } share ? answer.Percent(share) : null;

    public static Span For(this long start, long length) => new(start, start + length);
}
