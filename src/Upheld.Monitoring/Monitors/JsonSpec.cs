using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Monitoring.Probes.Matching;

namespace Upheld.Monitoring.Monitors;

/// <summary>One condition on a JSON answer: <c>{ path: $.status, equals: ok }</c>.</summary>
internal static class JsonSpec
{
    private static readonly IReadOnlyDictionary<string, JsonOperator> Operators = new Dictionary<string, JsonOperator>
    {
        ["equals"] = JsonOperator.Equal,
        ["notEquals"] = JsonOperator.NotEqual,
        ["lessThan"] = JsonOperator.Less,
        ["atMost"] = JsonOperator.AtMost,
        ["greaterThan"] = JsonOperator.Greater,
        ["atLeast"] = JsonOperator.AtLeast,
        ["contains"] = JsonOperator.Contains,
        ["matches"] = JsonOperator.Matches,
        ["exists"] = JsonOperator.Exists,
    };

    public static RecordShape Shape { get; } = new RecordShape(new("a condition on the JSON answer", "对 JSON 应答的条件"),
    [
        Field.Required("path", Shapes.Text(500, new("a JSON path such as $.status", "JSON 路径，如 $.status"), text => JsonPath.Parse(text).IsOk)),
        .. Operators.Select(o => Field.Optional(o.Key, o.Value switch
        {
            JsonOperator.Exists => Shapes.Flag,
            JsonOperator.Less or JsonOperator.AtMost or JsonOperator.Greater or JsonOperator.AtLeast => Shapes.Decimal(-1_000_000_000_000, 1_000_000_000_000, 9),
            JsonOperator.Matches => Shapes.Text(1000, new("a pattern", "正则表达式"), text => Pattern.Parse(text).IsOk),
            _ => Shapes.Anything,
        })),
    ]).ExactlyOne([.. Operators.Keys]);

    public static JsonExpectation Bind(SpecMap map)
    {
        var (name, kind) = Operators.First(o => map[o.Key] is not null);
        var path = JsonPath.Parse(map.NeededText("path")).Value;
        return kind switch
        {
            JsonOperator.Exists => new JsonExpectation(path, map.Flag(name) == false ? JsonOperator.Absent : JsonOperator.Exists),
            JsonOperator.Matches => new JsonExpectation(path, kind, Pattern: Pattern.Parse(map.NeededText(name)).Value),
            JsonOperator.Less or JsonOperator.AtMost or JsonOperator.Greater or JsonOperator.AtLeast => new JsonExpectation(path, kind, new JsonValue(Number: map.Decimal(name))),
            _ => new JsonExpectation(path, kind, Value(map[name]!)),
        };
    }

    private static JsonValue Value(SpecValue value) => value switch
    {
        SpecNumber number => new JsonValue(Number: number.Value),
        SpecFlag flag => new JsonValue(Truth: flag.Value),
        SpecText text => new JsonValue(text.Value),
        _ => new JsonValue(value.ToString()),
    };
}
