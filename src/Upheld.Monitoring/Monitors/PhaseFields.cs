using NodaTime;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Monitoring.Probes;

namespace Upheld.Monitoring.Monitors;

/// <summary>Limits of single phases: <c>limits: { dns, connect, tls, firstByte, body }</c> ends a check, <c>expect: { phases: … }</c> makes it degraded.</summary>
internal static class PhaseFields
{
    private static readonly Duration Least = Duration.FromMilliseconds(1);
    private static readonly Duration Most = Duration.FromMinutes(5);

    /// <summary>The limits of the phases that a kind of check has.</summary>
    public static Field Of(string name, params IReadOnlyList<string> phases) => Field.Optional(name, new RecordShape(
        new LocalText("the most that single phases may take", "各阶段允许的最长时间"), [.. phases.Select(phase => Field.Optional(phase, Shapes.Duration(Least, Most)))]));

    public static PhaseTimeouts Bind(SpecMap? limits) => limits is null ? PhaseTimeouts.None : new PhaseTimeouts
    {
        Dns = limits.Duration("dns"),
        Connect = limits.Duration("connect"),
        Tls = limits.Duration("tls"),
        FirstByte = limits.Duration("firstByte"),
        Body = limits.Duration("body"),
    };
}
