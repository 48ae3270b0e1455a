using System.Collections.Frozen;

namespace Upheld.Figures.Samples;

/// <summary>The stable names of the fault classes.</summary>
public static class FaultClasses
{
    private static readonly (FaultClass Class, string Name)[] Names =
    [
        (FaultClass.ProbeOffline, "probe.offline"),
        (FaultClass.ProbeInternal, "probe.internal"),
        (FaultClass.ProbeUnsupported, "probe.unsupported"),
        (FaultClass.ProbeDenied, "probe.denied"),
        (FaultClass.ProbeOverloaded, "probe.overloaded"),
        (FaultClass.ProbeStopped, "probe.stopped"),
        (FaultClass.ProbeMisconfigured, "probe.misconfigured"),
        (FaultClass.TimeoutTotal, "timeout.total"),
        (FaultClass.CheckInverted, "check.inverted"),
        (FaultClass.CheckUnparsable, "check.unparsable"),
        (FaultClass.CheckSlow, "check.slow"),
        (FaultClass.DnsNxDomain, "dns.nxdomain"),
        (FaultClass.DnsCnameMissing, "dns.cname_missing"),
        (FaultClass.DnsNoData, "dns.no_data"),
        (FaultClass.DnsServFail, "dns.servfail"),
        (FaultClass.DnsRefused, "dns.refused"),
        (FaultClass.DnsRcode, "dns.rcode"),
        (FaultClass.DnsTimeout, "dns.timeout"),
        (FaultClass.DnsSlow, "dns.slow"),
        (FaultClass.DnsServerServFail, "dns.server_servfail"),
        (FaultClass.DnsServerSilent, "dns.server_silent"),
        (FaultClass.DnsServersDisagree, "dns.servers_disagree"),
        (FaultClass.DnsAnswer, "dns.answer"),
        (FaultClass.DnsTtl, "dns.ttl"),
        (FaultClass.DnsNotAuthoritative, "dns.not_authoritative"),
        (FaultClass.DnsMalformed, "dns.malformed"),
        (FaultClass.DnsUnreachable, "dns.unreachable"),
        (FaultClass.DnssecBogus, "dns.dnssec"),
        (FaultClass.DnssecExpiring, "dns.dnssec_expiring"),
        (FaultClass.TcpRefused, "tcp.refused"),
        (FaultClass.TcpTimeout, "tcp.timeout"),
        (FaultClass.TcpReset, "tcp.reset"),
        (FaultClass.TcpClosed, "tcp.closed"),
        (FaultClass.TcpHostUnreachable, "tcp.host_unreachable"),
        (FaultClass.TcpNetworkUnreachable, "tcp.network_unreachable"),
        (FaultClass.TcpAnswer, "tcp.answer"),
        (FaultClass.TcpAnswerTimeout, "tcp.answer_timeout"),
        (FaultClass.TcpFailed, "tcp.failed"),
        (FaultClass.UdpNoAnswer, "udp.no_answer"),
        (FaultClass.UdpAnswer, "udp.answer"),
        (FaultClass.IcmpNoReply, "icmp.no_reply"),
        (FaultClass.IcmpLoss, "icmp.loss"),
        (FaultClass.IcmpSlow, "icmp.slow"),
        (FaultClass.IcmpJitter, "icmp.jitter"),
        (FaultClass.IcmpUnreachable, "icmp.unreachable"),
        (FaultClass.IcmpTtlExceeded, "icmp.ttl_exceeded"),
        (FaultClass.TlsExpired, "tls.expired"),
        (FaultClass.TlsExpiring, "tls.expiring"),
        (FaultClass.TlsNotYetValid, "tls.not_yet_valid"),
        (FaultClass.TlsSelfSigned, "tls.self_signed"),
        (FaultClass.TlsUntrusted, "tls.untrusted"),
        (FaultClass.TlsIncompleteChain, "tls.incomplete_chain"),
        (FaultClass.TlsWrongHost, "tls.wrong_host"),
        (FaultClass.TlsVersion, "tls.version"),
        (FaultClass.TlsVersionMismatch, "tls.version_mismatch"),
        (FaultClass.TlsHandshake, "tls.handshake"),
        (FaultClass.TlsTimeout, "tls.timeout"),
        (FaultClass.TlsNotTls, "tls.not_tls"),
        (FaultClass.TlsStartTls, "tls.starttls"),
        (FaultClass.TlsClientCertificate, "tls.client_certificate"),
        (FaultClass.TlsRevoked, "tls.revoked"),
        (FaultClass.TlsOcsp, "tls.ocsp"),
        (FaultClass.TlsWeakKey, "tls.weak_key"),
        (FaultClass.TlsWeakSignature, "tls.weak_signature"),
        (FaultClass.HttpStatus, "http.status"),
        (FaultClass.HttpNoFirstByte, "http.no_first_byte"),
        (FaultClass.HttpSlow, "http.slow"),
        (FaultClass.HttpRedirectLoop, "http.redirect_loop"),
        (FaultClass.HttpRedirectLimit, "http.redirect_limit"),
        (FaultClass.HttpRedirectUnexpected, "http.redirect_unexpected"),
        (FaultClass.HttpDowngrade, "http.downgrade"),
        (FaultClass.HttpHeader, "http.header"),
        (FaultClass.HttpProtocol, "http.protocol"),
        (FaultClass.HttpClosed, "http.closed"),
        (FaultClass.HttpVersion, "http.version"),
        (FaultClass.HttpRedirectInvalid, "http.redirect_invalid"),
        (FaultClass.HttpAuthentication, "http.authentication"),
        (FaultClass.HttpPhaseSlow, "http.phase_slow"),
        (FaultClass.BodyCut, "body.cut"),
        (FaultClass.BodyStalled, "body.stalled"),
        (FaultClass.BodyTooLarge, "body.too_large"),
        (FaultClass.BodyEmpty, "body.empty"),
        (FaultClass.BodySize, "body.size"),
        (FaultClass.BodyMissing, "body.missing"),
        (FaultClass.BodyForbidden, "body.forbidden"),
        (FaultClass.BodyJson, "body.json"),
        (FaultClass.BodyEncoding, "body.encoding"),
        (FaultClass.BodyErrorPage, "body.error_page"),
        (FaultClass.BodyDefaced, "body.defaced"),
        (FaultClass.BodyScript, "body.script"),
        (FaultClass.BodyRansom, "body.ransom"),
        (FaultClass.BodySpam, "body.spam"),
        (FaultClass.ProtocolLogin, "protocol.login"),
        (FaultClass.ProtocolBanner, "protocol.banner"),
        (FaultClass.ProtocolAnswer, "protocol.answer"),
        (FaultClass.ProtocolTimeout, "protocol.timeout"),
        (FaultClass.DatabaseQuery, "database.query"),
        (FaultClass.DatabaseValue, "database.value"),
        (FaultClass.DatabaseTimeout, "database.timeout"),
        (FaultClass.DomainExpired, "domain.expired"),
        (FaultClass.DomainExpiring, "domain.expiring"),
        (FaultClass.HeartbeatLate, "heartbeat.late"),
        (FaultClass.HeartbeatMissed, "heartbeat.missed"),
        (FaultClass.HeartbeatFailed, "heartbeat.failed"),
        (FaultClass.HeartbeatNever, "heartbeat.never"),
        (FaultClass.HeartbeatOverrun, "heartbeat.overrun"),
        (FaultClass.PluginWarning, "plugin.warning"),
        (FaultClass.PluginCritical, "plugin.critical"),
        (FaultClass.PluginUnknown, "plugin.unknown"),
        (FaultClass.PluginTimeout, "plugin.timeout"),
        (FaultClass.MetricThreshold, "metric.threshold"),
        (FaultClass.MetricStale, "metric.stale"),
        (FaultClass.MetricAbsent, "metric.absent"),
        (FaultClass.Other, "other"),
    ];

    private static readonly string?[] ByCode = Index();

    private static readonly FrozenDictionary<string, FaultClass> ByName = Names.ToFrozenDictionary(pair => pair.Name, pair => pair.Class, StringComparer.Ordinal);

    /// <summary>Every class that has a name, in the order of the codes; <see cref="FaultClass.None"/> is not one of them.</summary>
    public static IReadOnlyList<FaultClass> All { get; } = [.. Names.Select(pair => pair.Class)];

    /// <summary>The stable name, such as <c>tcp.refused</c>; <c>none</c> for <see cref="FaultClass.None"/>. A code written by a later version of
    /// this program reads <c>code.N</c>, so that an old verifier can still print it.</summary>
    public static string NameOf(FaultClass fault) =>
        ByCode[(byte)fault] ?? $"code.{(byte)fault}";

    /// <summary>The class of a name as <see cref="NameOf"/> gives it; false when there is none.</summary>
    public static bool TryParse(string name, out FaultClass fault)
    {
        if (name == "none")
        {
            fault = FaultClass.None;
            return true;
        }

        return ByName.TryGetValue(name, out fault);
    }

    /// <summary>The layer that failed: the part of the name before its dot (<c>dns</c>, <c>tcp</c>, <c>tls</c>, <c>http</c>, <c>body</c>, …).</summary>
    public static string LayerOf(FaultClass fault)
    {
        var name = NameOf(fault);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? name : name[..dot];
    }

    private static string?[] Index()
    {
        var byCode = new string?[256];
        byCode[0] = "none";
        foreach (var (fault, name) in Names)
        {
            byCode[(byte)fault] = name;
        }

        return byCode;
    }
}
