using System.Collections.Immutable;
using System.Globalization;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Values;
using Upheld.Monitoring.Probes;
using Upheld.Monitoring.Probes.Http;
using Upheld.Monitoring.Probes.Matching;
using SpecField = Upheld.Commitments.Contracts.Schemas.Field;

namespace Upheld.Monitoring.Monitors;

/// <summary><c>http: { url, method, headers, body, follow, redirects, family, limits, expect: { status, headers, body, json, finalUrl, certificateDays, phases }, ca }</c>.</summary>
internal sealed class HttpSpec : IProbeSpec
{
    private static readonly Shape Patterns = Shapes.Either(text: PatternShape, list: Shapes.ListOf(PatternShape));
    private static readonly Shape Words = Shapes.Either(text: Shapes.Text(2000), list: Shapes.ListOf(Shapes.Text(2000), 1));

    private static readonly Shape Status = new ScalarShape(new("an HTTP status from 100 to 599, or a range such as 200-299", "100 至 599 的 HTTP 状态码，或范围，如 200-299"),
        text => NumberRange.Parse(text) is { } range && StatusSet.TryParseRange(range.ToString(), out _) ? new SpecText(range.ToString()) : null);

    private static readonly string[] Phases = ["dns", "connect", "tls", "firstByte", "body"];

    public string Field => "http";

    public RecordShape Shape { get; } = new(new("an HTTP check", "HTTP 检查"),
    [
        SpecField.Required("url", Shapes.Text(2000, new("an address such as https://shop.example/health", "网址，如 https://shop.example/health"), IsUrl)),
        SpecField.Optional("method", Shapes.OneOf("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")),
        SpecField.Optional("headers", Shapes.MapOf(new("a header name", "头名称"), IsHeaderName, Shapes.Text(4000))),
        SpecField.Optional("body", Shapes.Text(100_000)),
        SpecField.Optional("follow", Shapes.Flag),
        SpecField.Optional("redirects", Shapes.Whole(0, 10)),
        .. TlsFields.All,
        FamilyField.One,
        PhaseFields.Of("limits", Phases),
        SpecField.Optional("expect", new RecordShape(new("what is expected", "期望的结果"),
            SpecField.Optional("status", Shapes.ListOf(Status, 1)),
            SpecField.Optional("headers", Shapes.MapOf(new("a header name", "头名称"), IsHeaderName, Shapes.Text(4000))),
            SpecField.Optional("body", new RecordShape(new("what the body must hold", "正文应满足的条件"),
                SpecField.Optional("contains", Words),
                SpecField.Optional("notContains", Words),
                SpecField.Optional("matches", Patterns),
                SpecField.Optional("notMatches", Patterns),
                SpecField.Optional("minBytes", Shapes.Whole(0, 10_000_000)),
                SpecField.Optional("maxBytes", Shapes.Whole(1, 10_000_000)))),
            SpecField.Optional("json", Shapes.ListOf(JsonSpec.Shape, 1)),
            SpecField.Optional("finalUrl", Shapes.Text(2000, new("an address", "网址"), IsUrl)),
            SpecField.Optional("certificateDays", Shapes.Whole(1, 1000)),
            PhaseFields.Of("phases", Phases))),
    ]);

    private static Shape PatternShape => Shapes.Text(1000, new("a pattern without look-around and back-references", "不含环视与反向引用的正则表达式"), text => Pattern.Parse(text).IsOk);

    public ProbeOptions Bind(SpecMap map)
    {
        var expect = map.Map("expect") ?? SpecMap.Empty;
        return new HttpOptions
        {
            Url = new Uri(map.NeededText("url")),
            Method = map.Text("method") ?? "GET",
            Headers = [.. Pairs(map.Map("headers"))],
            Body = map.Text("body"),
            IsFollowing = map.Flag("follow") ?? true,
            RedirectLimit = (int)(map.Whole("redirects") ?? 10),
            Families = FamilyField.Bind(map),
            Phases = PhaseFields.Bind(map.Map("limits")),
            Tls = TlsFields.Bind(map, expect.Whole("certificateDays")),
            Expect = new HttpExpectations
            {
                Status = Statuses(expect),
                Headers = [.. Pairs(expect.Map("headers")).Select(h => new HeaderExpectation(h.Key, new TextMatch(TextOperator.Equal, h.Value)))],
                Body = Body(expect.Map("body") ?? SpecMap.Empty, expect),
                Phases = PhaseFields.Bind(expect.Map("phases")),
                FinalUrl = expect.Text("finalUrl") is { } final ? new Uri(final) : null,
            },
        };
    }

    public string Target(SpecMap map) => map.NeededText("url");

    public string Host(SpecMap map) => new Uri(map.NeededText("url")).Host;

    private static BodyExpectations Body(SpecMap body, SpecMap expect) => new()
    {
        Contains = [.. Several(body, "contains")],
        NotContains = [.. Several(body, "notContains")],
        Matches = [.. Several(body, "matches").Select(t => Pattern.Parse(t).Value)],
        NotMatches = [.. Several(body, "notMatches").Select(t => Pattern.Parse(t).Value)],
        MinBytes = body.Whole("minBytes"),
        MaxBytes = body.Whole("maxBytes"),
        Json = [.. expect.Maps("json").Select(j => JsonSpec.Bind(j.Map))],
    };

    private static StatusSet Statuses(SpecMap expect)
    {
        var ranges = new List<(int, int)>();
        foreach (var value in expect.List("status"))
        {
            var text = value switch { SpecText t => t.Value, SpecNumber n => n.Value.ToString(CultureInfo.InvariantCulture), _ => "" };
            if (StatusSet.TryParseRange(text, out var range))
            {
                ranges.Add(range);
            }
        }

        return ranges.Count == 0 ? StatusSet.Success : new StatusSet(ranges);
    }

    private static IEnumerable<string> Several(SpecMap map, string name) => map.Text(name) is { } one ? [one] : map.Texts(name);

    private static IEnumerable<KeyValuePair<string, string>> Pairs(SpecMap? map) =>
        map is null ? [] : map.Entries.Where(e => e.Value is SpecText).Select(e => KeyValuePair.Create(e.Name, ((SpecText)e.Value).Value));

    private static bool IsUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { Host.Length: > 0, UserInfo: "" };

    private static bool IsHeaderName(string name) => name.Length is > 0 and <= 100 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
