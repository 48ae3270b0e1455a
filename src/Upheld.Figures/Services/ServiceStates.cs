using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Services;

/// <summary>The states of a service from those of its monitors: what its rules say, place by place and version by version, and then its corrections.</summary>
/// <remarks>Before its first binding a service is unknown. Several places of one monitor vote (<see cref="Quorum.Majority"/>).</remarks>
public sealed class ServiceStates
{
    private static readonly StateBand Unknown = StateBand.Of(StateTimeline.Constant(ProbeState.Unknown));

    private readonly ServiceInputs _inputs;
    private readonly Dictionary<Guid, StateBand> _monitors;
    private readonly Dictionary<Guid, StateBand> _services = [];

    private ServiceStates(ServiceInputs inputs, Dictionary<Guid, StateBand> monitors) => (_inputs, _monitors) = (inputs, monitors);

    /// <summary>The states of the inputs' service.</summary>
    /// <param name="inputs">Its facts.</param>
    /// <param name="states">The states of a monitor at one place. What was before the first schedule in this log is left out: a shared monitor may have run before this customer used it.</param>
    public static StateBand Of(ServiceInputs inputs, Func<MonitorPlace, StateTimeline> states)
    {
        StateBand Logged(MonitorPlace place) => BandSplice.InTurn(
            [(long.MinValue, Unknown), (place.Schedule.Parts[0].StartsAt.ToUnixTimeMilliseconds(), StateBand.Of(states(place)))]);

        var monitors = inputs.Places().GroupBy(p => p.Monitor).ToDictionary(
            g => g.Key,
            g => g.Count() == 1
                ? Logged(g.Single())
                : Composition.Vote(Quorum.Majority, [.. g.OrderBy(p => p.Location).ThenBy(p => p.Number).Select(Logged)]));
        return new ServiceStates(inputs, monitors).OfService(inputs.Service);
    }

    private StateBand OfService(Guid service)
    {
        if (_services.TryGetValue(service, out var known))
        {
            return known;
        }

        // Of two bindings of one instant the later one in the log counts; a later binding replaces the one before from its own instant on.
        var parts = new List<(long From, StateBand Band)> { (long.MinValue, Unknown) };
        foreach (var bound in _inputs.Bindings.Where(b => b.Fact.Service == service).OrderBy(b => b.Fact.At).ThenBy(b => b.Index))
        {
            parts.Add((bound.Fact.At.ToUnixTimeMilliseconds(), OfRule(bound.Fact.Up)));
        }

        var band = BandSplice.InTurn(parts);
        foreach (var group in _inputs.Corrected.Where(c => c.Fact.Service == service).GroupBy(c => c.Fact.Correction).Select(g => g.Last()).OrderBy(c => c.Index))
        {
            var span = new Span(group.Fact.Start.ToUnixTimeMilliseconds(), group.Fact.End.ToUnixTimeMilliseconds());
            band = span.IsEmpty ? band : BandSplice.Overlay(band, span, group.Fact.State);
        }

        _services.Add(service, band);
        return band;
    }

    private StateBand OfRule(UpRule rule) => rule switch
    {
        { Monitor: { } monitor } => _monitors.GetValueOrDefault(monitor, Unknown),
        { Service: { } service } => OfService(service),
        { AtLeast: { } needed, Of: { Count: > 0 } parts } when needed >= 1 && needed <= parts.Count =>
            Composition.AtLeast(needed, [.. parts.Select(OfRule)]),
        _ => throw new FormatException("service.rule: a rule names a monitor, a service, or how many of several rules."),
    };
}
