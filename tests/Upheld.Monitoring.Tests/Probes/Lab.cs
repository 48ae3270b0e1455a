using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Kernel.Outbound;
using Upheld.Kernel.Outbound.Names;
using Upheld.Kernel.Outbound.Policy;
using Upheld.Monitoring.Probes;
using Upheld.Testing.Targets;

namespace Upheld.Monitoring.Tests.Probes;

/// <summary>Makes one check the way the scheduler does, with loopback allowed.</summary>
internal static class Lab
{
    public static readonly Duration Short = Duration.FromMilliseconds(800);

    private static readonly Duration Slack = Duration.FromSeconds(3);

    public static NetworkPolicy Loopback { get; } = NetworkPolicyFile.Parse("version: 1\nallow: [ { networks: [ 127.0.0.0/8, \"::1\" ] } ]").Value;

    public static OutboundDialer Dialer(INameResolver? names = null, NetworkPolicy? policy = null) =>
        new(policy ?? Loopback, names ?? ScriptedResolver.Of(("shop.example", ["127.0.0.1"]), ("other.example", ["127.0.0.1"])));

    public static IProbe Prepare(ProbeOptions options, OutboundDialer? dialer = null, TimeProvider? time = null)
    {
        var ids = new CountingIds();
        var probe = new ProbeFactory(dialer ?? Dialer(), new NameServerClient(ids), new Upheld.Monitoring.Heartbeats.HeartbeatBoard(), ids, time ?? TimeProvider.System).Prepare(options);
        probe.IsOk.ShouldBeTrue(probe.Error?.Message);
        return probe.Value;
    }

    /// <summary>Makes one check, and holds it to its promise: whatever the target does, a verdict stands when the time-out has passed (with some slack for a busy machine).</summary>
    public static async Task<ProbeResult> CheckAsync(ProbeOptions options, OutboundDialer? dialer = null, TimeProvider? time = null)
    {
        var probe = Prepare(options, dialer, time);
        var begin = TimeProvider.System.GetTimestamp();
        var result = await probe.CheckAsync(keepDetail: false, CancellationToken.None);
        Duration.FromTimeSpan(TimeProvider.System.GetElapsedTime(begin)).ShouldBeLessThan(options.Timeout + Slack);
        return result;
    }

    public static void ShouldBe(this ProbeResult result, ProbeState state, FaultClass fault)
    {
        (result.State, result.Fault).ShouldBe((state, fault), $"{result.Finding} {string.Join(' ', result.Advisories)} {result.Detail}");
    }
}
