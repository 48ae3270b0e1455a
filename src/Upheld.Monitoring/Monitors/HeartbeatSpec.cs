using Cronos;
using NodaTime;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Monitoring.Probes;
using Upheld.Monitoring.Probes.Heartbeat;
using SpecField = Upheld.Commitments.Contracts.Schemas.Field;

namespace Upheld.Monitoring.Monitors;

/// <summary><c>heartbeat: { every | cron + timeZone, grace, maxRun }</c>: a job reports by itself.</summary>
internal sealed class HeartbeatSpec : IProbeSpec
{
    public string Field => "heartbeat";

    public RecordShape Shape { get; } = new RecordShape(new("a heartbeat", "心跳"),
        SpecField.Optional("every", Shapes.Duration(Duration.FromSeconds(10), Duration.FromDays(3660))),
        SpecField.Optional("cron", Shapes.Text(120, new("five cron fields", "五段 cron 表达式"), text => CronExpression.TryParse(text, out _))),
        SpecField.Optional("timeZone", Shapes.Zone),
        SpecField.Optional("grace", Shapes.Duration(Duration.Zero, Duration.FromDays(366))),
        SpecField.Optional("maxRun", Shapes.Duration(Duration.FromSeconds(1), Duration.FromDays(366)))).ExactlyOne("every", "cron").AtMostOne("every", "timeZone"); // a period knows no zone

    public ProbeOptions Bind(SpecMap map) => new HeartbeatOptions
    {
        Schedule = map.Duration("every") is { } every
            ? new PeriodSchedule(every)
            : new CronSchedule(CronExpression.Parse(map.NeededText("cron")), TimeZoneInfo.FindSystemTimeZoneById(map.Text("timeZone") ?? "Etc/UTC")),
        Grace = map.Duration("grace") ?? Duration.FromMinutes(5),
        MaxRun = map.Duration("maxRun"),
    };

    public string Target(SpecMap map) => map.Text("every") ?? $"{map.Text("cron")} {map.Text("timeZone")}".Trim();

    public string Host(SpecMap map) => "";
}
