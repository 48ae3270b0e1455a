using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using Upheld.Commitments;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Files;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Kernel;
using Upheld.Kernel.Database;
using Upheld.Kernel.Outbound;
using Upheld.Kernel.Outbound.Policy;
using Upheld.Testing.Targets;

namespace Upheld.Monitoring.Tests.Monitors;

/// <summary>Whatever stands in a Monitor document, lint tells its faults.</summary>
public sealed class MonitorFaultTests
{
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddKernel(new ModuleAssemblies([]), new KernelSettings("test", Path.GetTempPath())).AddOutbound(NetworkPolicyFile.Parse("version: 1").Value)
        .AddCommitments().AddMonitoring()
        .AddSingleton<IClock>(new FakeClock(Instant.FromUtc(2026, 6, 15, 12, 0))).BuildServiceProvider();

    /// <summary>Every field of every kind of check, right.</summary>
    private static readonly Dictionary<string, string[]> Right = new()
    {
        ["http"] =
        [
            """
            { "url": "https://shop.example/", "method": "POST", "headers": { "Accept": "text/plain" }, "body": "hello", "follow": true, "redirects": 3, "trustAny": false, "serverName": "shop.example",
              "minVersion": "1.3", "expiry": "degraded", "family": "ipv4", "ca": "CA", "limits": { "dns": "1s", "connect": "1s", "tls": "1s", "firstByte": "1s", "body": "1s" },
              "expect": { "status": [ "200-299", 401 ], "headers": { "Content-Type": "text/html" }, "finalUrl": "https://shop.example/home", "certificateDays": 14,
                "body": { "contains": "ok", "notContains": [ "error" ], "matches": "a+", "notMatches": [ "b+" ], "minBytes": 1, "maxBytes": 100 },
                "json": [ { "path": "$.a", "equals": "ok" }, { "path": "$.a", "notEquals": 1 }, { "path": "$.a", "lessThan": 1 }, { "path": "$.a", "atMost": 1 }, { "path": "$.a", "greaterThan": 1 },
                  { "path": "$.a", "atLeast": 1 }, { "path": "$.a", "contains": "b" }, { "path": "$.a", "matches": "c+" }, { "path": "$.a", "exists": true } ],
                "phases": { "dns": "1s", "connect": "1s", "tls": "1s", "firstByte": "1s", "body": "1s" } } }
            """,
        ],
        ["tcp"] = ["""{ "host": "a.example", "port": 22, "send": "hello", "expect": "SSH", "family": "any", "limits": { "dns": "1s", "connect": "1s" } }"""],
        ["icmp"] = ["""{ "host": "a.example", "packets": 3, "maxLossPercent": 10, "maxJitter": "30ms", "family": "ipv6", "fallbackPort": 443 }"""],
        ["dns"] =
        [
            .. new[] { "exact", "all", "any" }.Select(match => $$"""
                { "name": "a.example", "type": "A", "servers": [ "127.0.0.1" ], "authoritative": true,
                  "expect": { "code": "NOERROR", "{{match}}": [ "192.0.2.1" ], "ttl": { "atLeast": "1m", "atMost": "1d" }, "authenticated": true, "agree": true } }
                """),
        ],
        ["tls"] =
        [
            """
            { "host": "a.example", "port": 443, "days": 14, "ca": "CA", "trustAny": false, "serverName": "a.example", "minVersion": "1.2", "expiry": "advisory", "family": "ipv4",
              "limits": { "dns": "1s", "connect": "1s", "tls": "1s" } }
            """,
        ],
        ["heartbeat"] =
        [
            """{ "every": "1h", "grace": "5m", "maxRun": "10m" }""",
            """{ "cron": "0 3 * * *", "timeZone": "Asia/Shanghai", "grace": "5m", "maxRun": "10m" }""",
        ],
    };

    private static readonly string[] WrongValues = ["[]", "{}", "\"\"", "null", "-1", "99999999999", "\"ftp://x/\"", "\" \"", "[[]]", "[{}]", "[\"127.0.0.1:99999\"]", """{ "x": 1 }"""];

    public static TheoryData<string> Kinds => [.. Right.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_documents_that_are_broken_here_are_sound_and_know_every_field(string kind)
    {
        var shape = (RecordShape)MonitorShape.Fields.Single(f => f.Name == kind).Shape;

        Spec(kind, 0).Select(e => e.Key).ShouldBe(MonitorShape.Fields.Select(f => f.Name).Where(n => n == kind || !Right.ContainsKey(n)), ignoreOrder: true);
        var known = Enumerable.Range(0, Right[kind].Length).SelectMany(i => Names(Spec(kind, i)[kind]!.AsObject())).ToHashSet();
        foreach (var path in Fields(shape, ""))
        {
            known.ShouldContain(path);
        }

        for (var i = 0; i < Right[kind].Length; i++)
        {
            Lint(Spec(kind, i)).Where(f => f.Severity == FaultSeverity.Error).ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_wrong_value_in_any_field_is_a_fault(string kind)
    {
        for (var i = 0; i < Right[kind].Length; i++)
        {
            foreach (var path in Places(Spec(kind, i), []))
            {
                var faults = WrongValues.Select(wrong => Lint(Replaced(Spec(kind, i), path, JsonNode.Parse(wrong))).Count(f => f.Severity == FaultSeverity.Error)).ToList();

                faults.ShouldContain(count => count > 0, $"{kind}: {string.Join('.', path)}");
                Lint(Removed(Spec(kind, i), path)); // a fault or none, and never an exception
            }
        }
    }

    [Theory]
    [InlineData("http", "\"hello\"")]
    [InlineData("http", """{ "url": "ftp://x/" }""")]
    [InlineData("http", """{ "url": "https://x.example/", "expect": { "status": [ "700-800" ] } }""")]
    [InlineData("http", """{ "url": "https://x.example/", "expect": { "status": [ 200, "700-800" ] } }""")]
    [InlineData("http", """{ "url": "https://x.example/", "expect": { "status": [ "99" ] } }""")]
    [InlineData("tcp", """{ "host": "a.example", "port": 99999 }""")]
    [InlineData("dns", """{ "name": "a.example", "servers": [ "127.0.0.1:99999" ] }""")]
    [InlineData("heartbeat", """{ "cron": "every day" }""")]
    [InlineData("heartbeat", """{ "cron": "0 0 3 * * *" }""")] // no seconds
    [InlineData("heartbeat", """{ "every": "1h", "timeZone": "Asia/Shanghai" }""")] // which would mean nothing
    public void What_cannot_be_meant_is_a_fault_at_the_check(string kind, string check)
    {
        var faults = Lint(new JsonObject { ["service"] = "shop", [kind] = JsonNode.Parse(check) });

        faults.ShouldNotBeEmpty();
        faults.ShouldAllBe(f => f.Severity == FaultSeverity.Error && f.Path.StartsWith($"spec.{kind}", StringComparison.Ordinal));
    }

    [Fact]
    public void Any_time_zone_that_documents_know_may_stand_beside_cron()
    {
        foreach (var zone in DateTimeZoneProviders.Tzdb.Ids)
        {
            Lint(new JsonObject { ["service"] = "shop", ["heartbeat"] = new JsonObject { ["cron"] = "0 3 * * *", ["timeZone"] = zone } }).ShouldBeEmpty(zone);
        }
    }

    private static RecordShape MonitorShape => Services.GetRequiredService<ContractKinds>().Find("Monitor")!.Spec;

    private static JsonObject Spec(string kind, int variant) => new()
    {
        ["service"] = "shop", ["layer"] = "application", ["every"] = "1m", ["timeout"] = "5s", ["slowAfter"] = "1s", ["confirm"] = new JsonObject { ["failures"] = 2, ["successes"] = 1 },
        ["vantages"] = new JsonArray("local"), ["paused"] = false, ["inverted"] = false, ["notes"] = "n", ["runbook"] = "r",
        [kind] = JsonNode.Parse(Right[kind][variant].Replace("\"CA\"", Certificate, StringComparison.Ordinal)),
    };

    private static string Certificate { get; } = MakeCertificate();

    private static string MakeCertificate()
    {
        using var authority = new TestCertificates();
        return JsonValue.Create(authority.RootPem).ToJsonString();
    }

    private static IReadOnlyList<Fault> Lint(JsonObject spec)
    {
        JsonObject Document(string kind, string name, JsonNode body) =>
            new() { ["apiVersion"] = "upheld/v1", ["kind"] = kind, ["metadata"] = new JsonObject { ["name"] = name }, ["spec"] = body };
        var file = new JsonArray(
            Document("Customer", "acme", new JsonObject { ["timeZone"] = "Asia/Shanghai" }), Document("Service", "shop", new JsonObject { ["customer"] = "acme" }), Document("Monitor", "one", spec));
        return Services.GetRequiredService<ContractLinter>().Lint([new SourceFile("f.json", Encoding.UTF8.GetBytes(file.ToJsonString()))]).Faults;
    }

    /// <summary>The fields that a shape knows at any depth; lists and maps are looked through by the documents alone.</summary>
    private static IEnumerable<string> Fields(RecordShape shape, string above) =>
        shape.Fields.SelectMany(f => f.Shape is RecordShape inner ? Fields(inner, $"{above}{f.Name}.").Prepend(above + f.Name) : [above + f.Name]);

    private static IEnumerable<string> Names(JsonObject map, string above = "") =>
        map.SelectMany(e => e.Value is JsonObject inner ? Names(inner, $"{above}{e.Key}.").Prepend(above + e.Key) : [above + e.Key]);

    private static IEnumerable<IReadOnlyList<object>> Places(JsonNode? node, IReadOnlyList<object> above)
    {
        var inner = node switch
        {
            JsonObject map => map.Select(e => (Key: (object)e.Key, e.Value)),
            JsonArray list => list.Select((v, i) => (Key: (object)i, Value: v)),
            _ => [],
        };
        return inner.SelectMany(e => Places(e.Value, [.. above, e.Key]).Prepend([.. above, e.Key]));
    }

    private static JsonObject Replaced(JsonObject spec, IReadOnlyList<object> path, JsonNode? value)
    {
        var at = Above(spec, path);
        if (path[^1] is string name)
        {
            at[name] = value;
        }
        else
        {
            at[(int)path[^1]] = value;
        }

        return spec;
    }

    private static JsonObject Removed(JsonObject spec, IReadOnlyList<object> path)
    {
        if (path[^1] is string name)
        {
            Above(spec, path).AsObject().Remove(name);
        }
        else
        {
            Above(spec, path).AsArray().RemoveAt((int)path[^1]);
        }

        return spec;
    }

    private static JsonNode Above(JsonNode spec, IReadOnlyList<object> path) =>
        path.SkipLast(1).Aggregate(spec, (node, key) => (key is string name ? node[name] : node[(int)key])!);
}
