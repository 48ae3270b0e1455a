using System.Text.Json.Nodes;
using Upheld.Commitments.Contracts.Packs;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Plans;

namespace Upheld.Commitments.Tests.ContractFiles;

/// <summary>Whatever stands in a document, lint and plan answer with faults.</summary>
public sealed class WrongValueTests
{
    private const string More = """

        ---
        apiVersion: upheld/v1
        kind: Asset
        metadata: { name: till, labels: { place: hall } }
        spec: { customer: acme, service: shop, kind: device, from: 2026-01-01, until: 2027-01-01 }
        ---
        apiVersion: upheld/v1
        kind: Service
        metadata: { name: shop-db }
        spec: { customer: acme, up: { atLeast: 1, of: [ shop, { any: [ shop ] } ] }, fee: { amount: 10, currency: CNY, per: month } }
        ---
        apiVersion: upheld/v1
        kind: Calendar
        metadata: { name: night }
        spec: { timeZone: Asia/Shanghai, weekly: { sat: [ "20:00-24:00" ] }, closedDates: [ 05-01 ], specialDays: { 2026-10-10: [ "09:00-12:00" ] }, breaks: { 2026-10-10: [ "10:00-11:00" ] }, validFrom: 2026-01-01 }
        """;

    private static readonly string[] WrongValues = ["[]", "{}", "\"\"", "null", "-1", "99999999999", "\"x y\"", "true", "[[]]", "[{}]", """{ "x": 1 }"""];

    public static TheoryData<string> Texts => new(FormatTests.Example + More, System.Text.Encoding.UTF8.GetString(StandardPack.For(new StandardPackCustomer("acme", "Acme", "Asia/Shanghai", "en", new(2026, 1, 1))).Content.Span));

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_wrong_value_anywhere_never_ends_lint_or_a_plan(string text)
    {
        var documents = Given.Read(text).Documents.Where(d => d.Kind is not null).Select(d => Json(d.Whole)).ToList();
        documents.ShouldNotBeEmpty();
        for (var number = 0; number < documents.Count; number++)
        {
            foreach (var path in Places(documents[number], []))
            {
                foreach (var wrong in WrongValues)
                {
                    var broken = documents[number].DeepClone();
                    var above = path.SkipLast(1).Aggregate(broken, (node, key) => (key is string name ? node[name] : node[(int)key])!);
                    if (path[^1] is string field)
                    {
                        above[field] = JsonNode.Parse(wrong);
                    }
                    else
                    {
                        above[(int)path[^1]] = JsonNode.Parse(wrong);
                    }

                    var all = new JsonArray([.. documents.Select((d, i) => i == number ? broken : d.DeepClone())]);
                    Should.NotThrow(() => Plan(all.ToJsonString()), $"{number}: {string.Join('.', path)} = {wrong}");
                }
            }
        }
    }

    private static void Plan(string json) => _ = ContractPlan.Of([], Given.Read(json), Given.Noon, prune: false).Hash;

    private static JsonNode Json(SpecValue value) => JsonNode.Parse(CanonicalJson.Text(WithoutHoles(value)))!;

    private static SpecValue WithoutHoles(SpecValue value) => value switch
    {
        SpecList list => new SpecList([.. list.Items.Where(i => i is not SpecHole).Select(WithoutHoles)]),
        SpecMap map => new SpecMap(map.Entries.Select(e => (e.Name, WithoutHoles(e.Value)))),
        _ => value,
    };

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
}
