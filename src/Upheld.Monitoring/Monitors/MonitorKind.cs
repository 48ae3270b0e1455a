using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Calendars;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Monitoring.Probes;

namespace Upheld.Monitoring.Monitors;

/// <summary>The document kind <c>Monitor</c>.</summary>
internal sealed class MonitorKind(ProbeFactory probes, ContractCalendars calendars) : IContractKind
{
    public const string KindName = "Monitor";

    internal static readonly Duration ShortestInterval = Duration.FromSeconds(10);
    private static readonly Duration DefaultInterval = Duration.FromSeconds(60);

    private static readonly IReadOnlyList<IProbeSpec> Specs =
        [new HttpSpec(), new TcpSpec(), new IcmpSpec(), new DnsSpec(), new TlsSpec(), new HeartbeatSpec()];

    private readonly IntervalLint _intervals = new(new OpenShare(calendars));

    public string Name => KindName;

    public RecordShape Spec { get; } = new RecordShape(new("what a monitor is", "监控项的内容"),
    [
        Field.Required("service", Shapes.Reference("Service")),
        Field.Optional("layer", Shapes.OneOf("network", "host", "application", "business", "user")),
        Field.Optional("every", Shapes.Duration(ShortestInterval, Duration.FromDays(1))),
        Field.Optional("timeout", Shapes.Duration(Duration.FromMilliseconds(100), Duration.FromMinutes(5))),
        Field.Optional("slowAfter", Shapes.Duration(Duration.FromMilliseconds(1), Duration.FromMinutes(5))),
        Field.Optional("confirm", new RecordShape(new("how outages are confirmed", "如何确认中断"),
            Field.Optional("failures", Shapes.Whole(1, 20)), Field.Optional("successes", Shapes.Whole(1, 20)))),
        Field.Optional("vantages", Shapes.ListOf(Shapes.Text(63), 1)),
        Field.Optional("paused", Shapes.Flag),
        Field.Optional("inverted", Shapes.Flag),
        Field.Optional("notes", Shapes.Text(4000)),
        Field.Optional("runbook", Shapes.Text(500)),
        .. Specs.Select(s => Field.Optional(s.Field, s.Shape)),
    ]).ExactlyOne([.. Specs.Select(s => s.Field)]);

    public object Bind(Document document) => Read(document.Spec);

    /// <summary>The model of a spec that was checked before: an author's, or a stored one.</summary>
    public static MonitorSpec Read(SpecMap spec)
    {
        var probe = Specs.FirstOrDefault(s => spec.Map(s.Field) is not null) ?? throw new InvalidOperationException("The shape must require one kind of probe.");
        var inner = spec.Map(probe.Field)!;
        var every = spec.Duration("every") ?? DefaultInterval;
        var options = probe.Bind(inner);
        return new MonitorSpec(
            spec.NeededText("service"),
            spec.Text("layer"),
            probe.Field,
            probe.Target(inner),
            probe.Host(inner),
            every,
            (int)(spec.Map("confirm")?.Whole("failures") ?? 2),
            (int)(spec.Map("confirm")?.Whole("successes") ?? 1),
            spec.Flag("paused") ?? false,
            options with
            {
                Timeout = spec.Duration("timeout") ?? Duration.Min(options.Timeout, every / 2),
                SlowAfter = spec.Duration("slowAfter"),
                IsInverted = spec.Flag("inverted") ?? false,
            });
    }

    public void Check(Document document, FaultList faults)
    {
        var model = (MonitorSpec)document.Model!;
        if (model.Options.Timeout >= model.Every)
        {
            faults.Add(MonitorFaults.TimeoutTooLong, document, DocumentPath.Spec.Field(document.Spec["timeout"] is null ? "every" : "timeout"));
        }

        if (document.Spec.TextsOrNull("vantages") is { } vantages && vantages.Any(v => v != Vantages.Local))
        {
            faults.Add(MonitorFaults.UnknownVantage, document, DocumentPath.Spec.Field("vantages"));
        }

        if (model.Options is not Probes.Heartbeat.HeartbeatOptions && probes.Prepare(model.Options) is { IsOk: false } prepared)
        {
            faults.Add(MonitorFaults.Unusable, document, DocumentPath.Spec.Field(model.Kind), ("reason", prepared.Error.Message));
        }
    }

    public void Lint(Document document, LintContext context) => _intervals.Note(document, context);
}
