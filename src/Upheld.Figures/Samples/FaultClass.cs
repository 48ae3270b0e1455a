namespace Upheld.Figures.Samples;

/// <summary>Why a check did not find its target up: one byte of a <see cref="Sample"/>.</summary>
/// <remarks>The numbers are hashed with the samples and therefore stable for ever: classes are only added, none is reused. The names
/// (<see cref="FaultClasses.NameOf"/>) are what pages, the API and documents show. The fault corpus in the specification of availability, 5 and 11,
/// has one class per kind; the number says nothing about the state, which stands in the sample beside it.</remarks>
public enum FaultClass : byte
{
    /// <summary>No fault: the target is up, or nothing more is known.</summary>
    None = 0,

    // The probe itself: nothing is known about the target, the state is unknown.
    /// <summary><c>probe.offline</c>: the vantage itself has no connectivity: its own anchors did not answer either.</summary>
    ProbeOffline = 1,

    /// <summary><c>probe.internal</c>: the check ended in an error of our own program.</summary>
    ProbeInternal = 2,

    /// <summary><c>probe.unsupported</c>: this machine cannot make this kind of check (such as ICMP without a socket for it).</summary>
    ProbeUnsupported = 3,

    /// <summary><c>probe.denied</c>: the operator's network policy forbids the address.</summary>
    ProbeDenied = 4,

    /// <summary><c>probe.overloaded</c>: the check could not be started in its slot; the tick was missed.</summary>
    ProbeOverloaded = 5,

    /// <summary><c>probe.stopped</c>: the monitor was stopped or paused on purpose.</summary>
    ProbeStopped = 6,

    /// <summary><c>probe.misconfigured</c>: the monitor's settings cannot be carried out (a missing secret, an unusable target).</summary>
    ProbeMisconfigured = 7,

    // Any check.
    /// <summary><c>timeout.total</c>: the whole check took longer than its total time-out while no single phase did.</summary>
    TimeoutTotal = 16,

    /// <summary><c>check.inverted</c>: a monitor that must fail succeeded.</summary>
    CheckInverted = 17,

    /// <summary><c>check.unparsable</c>: an answer came that cannot be understood.</summary>
    CheckUnparsable = 18,

    /// <summary><c>check.slow</c>: the check succeeded but took longer than the allowed response time (degraded).</summary>
    CheckSlow = 19,

    // DNS.
    /// <summary><c>dns.nxdomain</c>: the name does not exist (rcode 3).</summary>
    DnsNxDomain = 32,

    /// <summary><c>dns.cname_missing</c>: the name is an alias of a name that does not exist.</summary>
    DnsCnameMissing = 33,

    /// <summary><c>dns.no_data</c>: the name exists but has no record of the type asked for.</summary>
    DnsNoData = 34,

    /// <summary><c>dns.servfail</c>: the resolver answers SERVFAIL (rcode 2).</summary>
    DnsServFail = 35,

    /// <summary><c>dns.refused</c>: the resolver refuses to answer (rcode 5).</summary>
    DnsRefused = 36,

    /// <summary><c>dns.rcode</c>: another rcode than the expected one.</summary>
    DnsRcode = 37,

    /// <summary><c>dns.timeout</c>: no resolver answered in time.</summary>
    DnsTimeout = 38,

    /// <summary><c>dns.slow</c>: the answer was right but came later than allowed (degraded).</summary>
    DnsSlow = 39,

    /// <summary><c>dns.server_servfail</c>: one name server of the zone answers SERVFAIL while another is fine.</summary>
    DnsServerServFail = 40,

    /// <summary><c>dns.server_silent</c>: one name server of the zone does not answer while another is fine.</summary>
    DnsServerSilent = 41,

    /// <summary><c>dns.servers_disagree</c>: the name servers of the zone give different answers or serials.</summary>
    DnsServersDisagree = 42,

    /// <summary><c>dns.answer</c>: the answer is not the expected set of records.</summary>
    DnsAnswer = 43,

    /// <summary><c>dns.ttl</c>: the time to live is outside the bounds.</summary>
    DnsTtl = 44,

    /// <summary><c>dns.not_authoritative</c>: a name server asked directly does not answer with authority.</summary>
    DnsNotAuthoritative = 45,

    /// <summary><c>dns.malformed</c>: the answer is not a valid DNS message.</summary>
    DnsMalformed = 46,

    /// <summary><c>dns.unreachable</c>: the resolver's address is refused or unreachable.</summary>
    DnsUnreachable = 47,

    /// <summary><c>dns.dnssec</c>: the answer is not authenticated although it must be.</summary>
    DnssecBogus = 48,

    /// <summary><c>dns.dnssec_expiring</c>: a signature ends within the days asked for (advisory).</summary>
    DnssecExpiring = 49,

    // TCP and UDP.
    /// <summary><c>tcp.refused</c>: the connection was refused.</summary>
    TcpRefused = 64,

    /// <summary><c>tcp.timeout</c>: no answer to the connection attempt in time: packets are dropped silently.</summary>
    TcpTimeout = 65,

    /// <summary><c>tcp.reset</c>: the connection was reset after it stood.</summary>
    TcpReset = 66,

    /// <summary><c>tcp.closed</c>: the other side closed the connection before it answered.</summary>
    TcpClosed = 67,

    /// <summary><c>tcp.host_unreachable</c>: the network says that the host cannot be reached.</summary>
    TcpHostUnreachable = 68,

    /// <summary><c>tcp.network_unreachable</c>: the network says that the net cannot be reached.</summary>
    TcpNetworkUnreachable = 69,

    /// <summary><c>tcp.answer</c>: the dialog's answer is not the expected one.</summary>
    TcpAnswer = 70,

    /// <summary><c>tcp.answer_timeout</c>: the connection stands but the dialog's answer did not come in time.</summary>
    TcpAnswerTimeout = 71,

    /// <summary><c>tcp.failed</c>: the connection failed for another reason.</summary>
    TcpFailed = 72,

    /// <summary><c>udp.no_answer</c>: no datagram came back in time.</summary>
    UdpNoAnswer = 73,

    /// <summary><c>udp.answer</c>: the datagram that came back is not the expected one.</summary>
    UdpAnswer = 74,

    // ICMP.
    /// <summary><c>icmp.no_reply</c>: no echo came back.</summary>
    IcmpNoReply = 80,

    /// <summary><c>icmp.loss</c>: more echoes were lost than allowed.</summary>
    IcmpLoss = 81,

    /// <summary><c>icmp.slow</c>: the round trip took longer than allowed (degraded).</summary>
    IcmpSlow = 82,

    /// <summary><c>icmp.jitter</c>: the round trips vary more than allowed (degraded).</summary>
    IcmpJitter = 83,

    /// <summary><c>icmp.unreachable</c>: a router or the host says that the target cannot be reached.</summary>
    IcmpUnreachable = 84,

    /// <summary><c>icmp.ttl_exceeded</c>: the echo ran in a circle until its time to live ended.</summary>
    IcmpTtlExceeded = 85,

    // TLS.
    /// <summary><c>tls.expired</c>: a certificate of the chain has expired.</summary>
    TlsExpired = 96,

    /// <summary><c>tls.expiring</c>: a certificate of the chain ends within the days asked for (advisory).</summary>
    TlsExpiring = 97,

    /// <summary><c>tls.not_yet_valid</c>: a certificate of the chain is not valid yet.</summary>
    TlsNotYetValid = 98,

    /// <summary><c>tls.self_signed</c>: the certificate is signed by itself.</summary>
    TlsSelfSigned = 99,

    /// <summary><c>tls.untrusted</c>: the chain does not end in a trusted root.</summary>
    TlsUntrusted = 100,

    /// <summary><c>tls.incomplete_chain</c>: the server does not send an intermediate certificate.</summary>
    TlsIncompleteChain = 101,

    /// <summary><c>tls.wrong_host</c>: the certificate is for another host name.</summary>
    TlsWrongHost = 102,

    /// <summary><c>tls.version</c>: only protocol versions below the floor are offered.</summary>
    TlsVersion = 103,

    /// <summary><c>tls.version_mismatch</c>: the handshake was aborted as the two sides share no protocol version.</summary>
    TlsVersionMismatch = 104,

    /// <summary><c>tls.handshake</c>: the handshake failed for another reason.</summary>
    TlsHandshake = 105,

    /// <summary><c>tls.timeout</c>: the handshake did not end in time.</summary>
    TlsTimeout = 106,

    /// <summary><c>tls.not_tls</c>: what answered does not speak TLS.</summary>
    TlsNotTls = 107,

    /// <summary><c>tls.starttls</c>: the change to TLS inside the protocol was refused.</summary>
    TlsStartTls = 108,

    /// <summary><c>tls.client_certificate</c>: the server wants a client certificate that it did not get or did not accept.</summary>
    TlsClientCertificate = 109,

    /// <summary><c>tls.revoked</c>: a certificate of the chain is revoked.</summary>
    TlsRevoked = 110,

    /// <summary><c>tls.ocsp</c>: the stapled revocation answer is missing or not valid although it must stand.</summary>
    TlsOcsp = 111,

    /// <summary><c>tls.weak_key</c>: a key of the chain is too weak.</summary>
    TlsWeakKey = 112,

    /// <summary><c>tls.weak_signature</c>: a signature of the chain uses a broken algorithm.</summary>
    TlsWeakSignature = 113,

    // HTTP.
    /// <summary><c>http.status</c>: the status is not in the expected set.</summary>
    HttpStatus = 128,

    /// <summary><c>http.no_first_byte</c>: the request was sent but no byte of the answer came in time.</summary>
    HttpNoFirstByte = 129,

    /// <summary><c>http.slow</c>: the answer was right but came later than allowed (degraded).</summary>
    HttpSlow = 130,

    /// <summary><c>http.redirect_loop</c>: the redirects run in a circle.</summary>
    HttpRedirectLoop = 131,

    /// <summary><c>http.redirect_limit</c>: more redirects in a row than allowed.</summary>
    HttpRedirectLimit = 132,

    /// <summary><c>http.redirect_unexpected</c>: the final address or host is not the expected one.</summary>
    HttpRedirectUnexpected = 133,

    /// <summary><c>http.downgrade</c>: a redirect leads from https to http.</summary>
    HttpDowngrade = 134,

    /// <summary><c>http.header</c>: a header is missing or not as expected.</summary>
    HttpHeader = 135,

    /// <summary><c>http.protocol</c>: the answer is not valid HTTP.</summary>
    HttpProtocol = 136,

    /// <summary><c>http.closed</c>: the connection was closed or reset before the answer's header ended.</summary>
    HttpClosed = 137,

    /// <summary><c>http.version</c>: the answer came in another HTTP version than the one asked for.</summary>
    HttpVersion = 138,

    /// <summary><c>http.redirect_invalid</c>: a redirect without a usable address.</summary>
    HttpRedirectInvalid = 139,

    /// <summary><c>http.authentication</c>: the token or sign-in needed for the request could not be had.</summary>
    HttpAuthentication = 140,

    /// <summary><c>http.phase_slow</c>: one phase (connect, TLS, first byte) took longer than its own bound (degraded).</summary>
    HttpPhaseSlow = 141,

    // The content of an answer.
    /// <summary><c>body.cut</c>: the body ended before its announced length or its last chunk.</summary>
    BodyCut = 160,

    /// <summary><c>body.stalled</c>: the body stopped coming and its time ran out.</summary>
    BodyStalled = 161,

    /// <summary><c>body.too_large</c>: the body is longer than what is read of one.</summary>
    BodyTooLarge = 162,

    /// <summary><c>body.empty</c>: the body is empty although it must not be.</summary>
    BodyEmpty = 163,

    /// <summary><c>body.size</c>: the body's size is outside the bounds.</summary>
    BodySize = 164,

    /// <summary><c>body.missing</c>: a required text or pattern does not stand in the body.</summary>
    BodyMissing = 165,

    /// <summary><c>body.forbidden</c>: a forbidden text or pattern stands in the body.</summary>
    BodyForbidden = 166,

    /// <summary><c>body.json</c>: a value in the JSON body is missing or not as expected, or the body is not JSON.</summary>
    BodyJson = 167,

    /// <summary><c>body.encoding</c>: the body cannot be decoded (compression or characters).</summary>
    BodyEncoding = 168,

    /// <summary><c>body.error_page</c>: the page is an error page although its status says success.</summary>
    BodyErrorPage = 169,

    /// <summary><c>body.defaced</c>: the page is not the one it used to be.</summary>
    BodyDefaced = 170,

    /// <summary><c>body.script</c>: the page loads a script that it must not load.</summary>
    BodyScript = 171,

    /// <summary><c>body.ransom</c>: the page is a ransom note.</summary>
    BodyRansom = 172,

    /// <summary><c>body.spam</c>: the page carries links that were slipped in.</summary>
    BodySpam = 173,

    // Databases and protocols with a dialog.
    /// <summary><c>protocol.login</c>: the sign-in was refused.</summary>
    ProtocolLogin = 176,

    /// <summary><c>protocol.banner</c>: the greeting is not the expected one.</summary>
    ProtocolBanner = 177,

    /// <summary><c>protocol.answer</c>: an answer of the dialog is an error or not the expected one.</summary>
    ProtocolAnswer = 178,

    /// <summary><c>protocol.timeout</c>: an answer of the dialog did not come in time.</summary>
    ProtocolTimeout = 179,

    /// <summary><c>database.query</c>: the query failed.</summary>
    DatabaseQuery = 180,

    /// <summary><c>database.value</c>: the query's value is not as expected.</summary>
    DatabaseValue = 181,

    /// <summary><c>database.timeout</c>: the query did not end in time.</summary>
    DatabaseTimeout = 182,

    /// <summary><c>domain.expired</c>: the domain's registration has ended.</summary>
    DomainExpired = 183,

    /// <summary><c>domain.expiring</c>: the domain's registration ends within the days asked for (advisory).</summary>
    DomainExpiring = 184,

    // Heartbeats.
    /// <summary><c>heartbeat.late</c>: the signal is due but its grace has not ended (degraded).</summary>
    HeartbeatLate = 192,

    /// <summary><c>heartbeat.missed</c>: the signal did not come before its grace ended.</summary>
    HeartbeatMissed = 193,

    /// <summary><c>heartbeat.failed</c>: the job reported that it failed.</summary>
    HeartbeatFailed = 194,

    /// <summary><c>heartbeat.never</c>: no signal has ever come (unknown).</summary>
    HeartbeatNever = 195,

    /// <summary><c>heartbeat.overrun</c>: the job started but did not end in the time it has.</summary>
    HeartbeatOverrun = 196,

    // Plug-ins and host metrics.
    /// <summary><c>plugin.warning</c>: the plug-in ended with 1 (degraded).</summary>
    PluginWarning = 208,

    /// <summary><c>plugin.critical</c>: the plug-in ended with 2.</summary>
    PluginCritical = 209,

    /// <summary><c>plugin.unknown</c>: the plug-in ended with 3 or another code (unknown).</summary>
    PluginUnknown = 210,

    /// <summary><c>plugin.timeout</c>: the plug-in did not end in time (unknown).</summary>
    PluginTimeout = 211,

    /// <summary><c>metric.threshold</c>: a value is beyond its threshold.</summary>
    MetricThreshold = 212,

    /// <summary><c>metric.stale</c>: the values stopped coming (unknown).</summary>
    MetricStale = 213,

    /// <summary><c>metric.absent</c>: there has never been such a value (unknown).</summary>
    MetricAbsent = 214,

    // Anything else.
    /// <summary><c>other</c>: a failure that none of the other classes names.</summary>
    Other = 255,
}
