using NodaTime;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Figures.Services;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Tests.Services;

public sealed class ServiceStatesTests
{
    private static readonly Guid Shop = Id(1);
    private static readonly Guid Portal = Id(2);
    private static readonly Guid Web = Id(3);
    private static readonly Guid Database = Id(4);

    private readonly ServiceFacts _facts = new();
    private readonly Dictionary<(Guid Monitor, ushort Location), StateTimeline> _states = [];
    private long _index;

    [Fact]
    public void Before_its_first_binding_a_service_is_unknown()
    {
        Watch(Web, 1, ProbeState.Up);
        Bind(Shop, 100, UpRule.OfMonitor(Web));

        var states = States(Shop);

        states.Reported.StateAt(99).ShouldBe(ProbeState.Unknown);
        states.Reported.StateAt(100).ShouldBe(ProbeState.Up);
    }

    [Fact]
    public void A_later_binding_replaces_the_one_before_from_its_own_instant_on()
    {
        Watch(Web, 1, ProbeState.Up);
        Watch(Database, 2, ProbeState.Down);
        Bind(Shop, 0, UpRule.OfMonitor(Web));
        Bind(Shop, 500, UpRule.All(UpRule.OfMonitor(Web), UpRule.OfMonitor(Database)));

        var states = States(Shop);

        states.Reported.StateAt(499).ShouldBe(ProbeState.Up);
        states.Reported.StateAt(500).ShouldBe(ProbeState.Down);
    }

    [Fact]
    public void Of_two_bindings_of_one_instant_the_later_in_the_log_counts()
    {
        Watch(Web, 1, ProbeState.Up);
        Watch(Database, 2, ProbeState.Down);
        Bind(Shop, 0, UpRule.OfMonitor(Database));
        Bind(Shop, 0, UpRule.OfMonitor(Web));

        States(Shop).Reported.StateAt(1).ShouldBe(ProbeState.Up);
    }

    [Fact]
    public void A_rule_may_name_another_service()
    {
        Watch(Web, 1, ProbeState.Down);
        Watch(Database, 2, ProbeState.Up);
        Bind(Shop, 0, UpRule.OfMonitor(Web));
        Bind(Portal, 0, UpRule.Any(UpRule.OfService(Shop), UpRule.OfMonitor(Database)));

        States(Portal).Reported.StateAt(1).ShouldBe(ProbeState.Up);
        _facts.InputsOf(Portal, long.MaxValue).Bindings.Count.ShouldBe(2);
        _facts.InputsOf(Portal, long.MaxValue).Schedules.Count.ShouldBe(2);
    }

    [Fact]
    public void Rules_that_run_in_a_circle_are_refused()
    {
        Bind(Shop, 0, UpRule.OfService(Portal));
        Bind(Portal, 0, UpRule.OfService(Shop));

        Should.Throw<FormatException>(() => _facts.InputsOf(Shop, long.MaxValue)).Message.ShouldStartWith("service.circle");
    }

    [Fact]
    public void A_monitor_without_a_schedule_is_unknown()
    {
        Bind(Shop, 0, UpRule.OfMonitor(Web));

        States(Shop).Reported.StateAt(1).ShouldBe(ProbeState.Unknown);
    }

    [Fact]
    public void Places_vote()
    {
        Watch(Web, 1, ProbeState.Up);
        Watch(Web, 1, ProbeState.Up, 2);
        Watch(Web, 1, ProbeState.Down, 3);
        Bind(Shop, 0, UpRule.OfMonitor(Web));

        States(Shop).Reported.StateAt(1).ShouldBe(ProbeState.Degraded);
    }

    [Fact]
    public void A_correction_replaces_what_was_measured_and_only_its_last_record_counts()
    {
        Watch(Web, 1, ProbeState.Up);
        Bind(Shop, 0, UpRule.OfMonitor(Web));
        Correct(Id(9), 100, 300, ProbeState.Down);
        Correct(Id(9), 200, 250, ProbeState.Down);

        var states = States(Shop);

        states.Reported.StateAt(150).ShouldBe(ProbeState.Up);
        states.Reported.StateAt(200).ShouldBe(ProbeState.Down);
        states.Worst.StateAt(249).ShouldBe(ProbeState.Down);
        states.Best.StateAt(250).ShouldBe(ProbeState.Up);
        states.Reported.Transitions.ToArray().ShouldBe([new(0, ProbeState.Up, 0), new(200, ProbeState.Down, 200), new(250, ProbeState.Up, 250)]);
    }

    [Fact]
    public void The_bounds_of_a_change_are_kept()
    {
        _states[(Web, 1)] = StateTimeline.Of(ProbeState.Up, [new StateEvent(600, ProbeState.Down, 540), new StateEvent(900, ProbeState.Up, 840)]);
        Schedule(Web, 1, 1);
        Bind(Shop, 0, UpRule.OfMonitor(Web));

        var states = States(Shop);

        states.Best.StateAt(870).ShouldBe(ProbeState.Up);
        states.Worst.StateAt(550).ShouldBe(ProbeState.Down);
        states.Reported.StateAt(550).ShouldBe(ProbeState.Up);
    }

    [Fact]
    public void What_was_recorded_later_is_not_known()
    {
        Watch(Web, 1, ProbeState.Up);
        Bind(Shop, 0, UpRule.OfMonitor(Web));
        Correct(Id(9), 100, 300, ProbeState.Down);

        var before = _facts.InputsOf(Shop, _index - 2);

        before.Corrected.ShouldBeEmpty();
        before.Bindings.Count.ShouldBe(1);
    }

    [Fact]
    public void Maintenance_stands_as_it_was_last_announced_and_ends_where_it_was_called_off()
    {
        Announce(Id(5), 0, 100, 200);
        Announce(Id(5), 10, 300, 400);
        Announce(Id(6), 10, 500, 600);
        Announce(Id(7), 10, 700, 800);
        _facts.Add(_index++, 550, new MaintenanceCancelled(null, At(550)) { Maintenance = Id(6) });
        _facts.Add(_index++, 20, new MaintenanceCancelled(null, At(20)) { Maintenance = Id(7) });

        _facts.InputsOf(Shop, long.MaxValue).Maintenance().Select(w => (w.Span.Start, w.Span.End, w.AnnouncedAt)).ShouldBe([(300, 400, 10), (500, 550, 10)]);
    }

    [Fact]
    public void An_exclusion_taken_back_excludes_nothing_until_it_is_recorded_again()
    {
        Exclude(Id(5), 100, 200);
        _facts.Add(_index++, 0, new ExclusionWithdrawn(null, At(0)) { Exclusion = Id(5) });
        _facts.InputsOf(Shop, long.MaxValue).Exclusions().ShouldBeEmpty();

        Exclude(Id(5), 100, 150);
        _facts.InputsOf(Shop, long.MaxValue).Exclusions().Single().Span.ShouldBe(new Span(100, 150));
    }

    [Fact]
    public void What_is_about_other_services_does_not_count()
    {
        Announce(Id(5), 0, 100, 200, Portal);
        Announce(Id(6), 0, 100, 200, Shop, Portal);

        _facts.InputsOf(Shop, long.MaxValue).Announced.Select(f => f.Fact.Maintenance).ShouldBe([Id(6)]);
    }

    [Theory]
    [InlineData(0, 10, 100, "0-10: 1")]
    [InlineData(50, 100, 100, "50-100: 2")] // an edge belongs to what begins there
    [InlineData(0, 100, 100, "0-50: 1, 50-100: 2")] // the old time of a window keeps the old terms
    [InlineData(-20, -5, 100, "")] // nothing was promised yet
    [InlineData(-20, 60, 100, "0-50: 1, 50-60: 2")] // nor was it in the beginning of this one
    [InlineData(0, 100, 1, "0-100: 1")] // the second were not known yet
    public void Each_stretch_of_a_window_has_the_terms_that_were_in_force_in_it(long start, long end, long knownAt, string pieces)
    {
        Terms(1, 0, recordedAt: 0);
        Terms(2, 50, recordedAt: 2);

        Pieces(start, end, knownAt).ShouldBe(pieces);
        _facts.PiecesOf(Id(61), start, end, knownAt).ShouldBeEmpty();
    }

    [Fact]
    public void A_later_version_replaces_one_that_was_still_to_come()
    {
        Terms(1, 0, recordedAt: 0);
        Terms(2, 80, recordedAt: 2);
        Terms(3, 50, recordedAt: 4);

        Pieces(0, 100, knownAt: 3).ShouldBe("0-80: 1, 80-100: 2");
        Pieces(0, 100, knownAt: 4).ShouldBe("0-50: 1, 50-100: 3");
    }

    [Fact]
    public void For_a_service_only_what_changed_for_it_makes_a_stretch()
    {
        Terms(1, 0, recordedAt: 0);
        Terms(2, 20, recordedAt: 0, services: [Shop, Portal]);
        Terms(3, 50, recordedAt: 0, services: [Portal, Shop], target: "99.5");
        Terms(4, 70, recordedAt: 0, services: [Portal]);
        var pieces = _facts.PiecesOf(Id(60), 0, 100, 0);

        Text(TermsPiece.Of(pieces, Shop)).ShouldBe("0-50: 2, 50-70: 3");
        Text(TermsPiece.Of(pieces, Portal)).ShouldBe("20-50: 2, 50-70: 3, 70-100: 4");
        TermsPiece.Of(pieces, Web).ShouldBeEmpty();
    }

    [Fact]
    public void Every_fact_of_a_promise_comes_back_from_its_json()
    {
        var terms = Terms(3, 0, 0);
        using var buffer = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(buffer))
        {
            FactTypes.All["promise.terms"].Write(writer, terms);
        }

        var read = (PromiseTerms)FactTypes.All["promise.terms"].Read(new LeafEnvelope(null, terms.At), buffer.ToArray());

        (read with { Services = terms.Services }).ShouldBe(terms);
        read.Services.ShouldBe(terms.Services);
    }

    private static Guid Id(int n) => new(n, 0, 0, new byte[8]);

    private static Instant At(long milliseconds) => Instant.FromUnixTimeMilliseconds(milliseconds);

    private StateBand States(Guid service) => ServiceStates.Of(_facts.InputsOf(service, long.MaxValue), place => _states[(place.Monitor, place.Location)]);

    private void Watch(Guid monitor, uint number, ProbeState state, ushort location = 1)
    {
        _states[(monitor, location)] = StateTimeline.Constant(state);
        Schedule(monitor, number, location);
    }

    private void Schedule(Guid monitor, uint number, ushort location) => _facts.Add(_index, _index++, new MonitorSchedule(null, At(0))
    {
        Monitor = monitor, Number = number, Location = location, Vantage = "local", Active = true, FirstSlot = 0, StartsAt = At(0), IntervalMs = 60_000,
        TimeoutMs = 10_000, JitterMs = 0, ConfirmFailures = 1, ConfirmSuccesses = 1,
    });

    private void Bind(Guid service, long at, UpRule rule) => _facts.Add(_index, _index++, new ServiceBound(null, At(at)) { Service = service, Monitors = [], Up = rule });

    private void Correct(Guid id, long start, long end, ProbeState state) => _facts.Add(_index, _index++, new StateCorrected(null, At(end))
    {
        Correction = id, Service = Shop, Start = At(start), End = At(end), State = state, Reason = "customer_report",
    });

    private void Announce(Guid id, long at, long start, long end, params Guid[] services) => _facts.Add(_index++, at, new MaintenanceAnnounced(null, At(at))
    {
        Maintenance = id, Services = services, Start = At(start), End = At(end), Approved = true,
    });

    private void Exclude(Guid id, long start, long end) => _facts.Add(_index++, 0, new ExclusionRecorded(null, At(0))
    {
        Exclusion = id, Services = [], Start = At(start), End = At(end), Reason = "force_majeure",
    });

    private string Pieces(long start, long end, long knownAt) => Text(_facts.PiecesOf(Id(60), start, end, knownAt));

    private static string Text(IReadOnlyList<TermsPiece> pieces) => string.Join(", ", pieces.Select(p => $"{p.Span.Start}-{p.Span.End}: {p.Terms.Fact.Version}"));

    private PromiseTerms Terms(int version, long effectiveFrom, long recordedAt, IReadOnlyList<Guid>? services = null, string target = "99.9")
    {
        var terms = new PromiseTerms(null, At(0))
        {
            Contract = Id(59), Promise = Id(60), Version = version, Indicator = "availability", Services = services ?? [Shop], EffectiveFrom = At(effectiveFrom),
            Target = target, Calendar = "24x7", TimeZone = "UTC", PeriodStart = "2026-01-01", TrustUnknownUpToPercent = "0", DegradedWeight = 1000,
            Maintenance = "exclude", MinOutageMs = 0, RoundOutageUpToMs = 1, NoticeMs = 0,
        };
        _facts.Add(_index++, recordedAt, terms);
        return terms;
    }
}
