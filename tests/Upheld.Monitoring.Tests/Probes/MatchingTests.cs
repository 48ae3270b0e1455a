using System.Text.Json;
using Upheld.Monitoring.Probes.Http;
using Upheld.Monitoring.Probes.Matching;

namespace Upheld.Monitoring.Tests.Probes;

public sealed class MatchingTests
{
    private const string Document = """{"a":{"b":[1,2.50,{"c":"x"},null,true]},"odd name":1,"big":12345678901234567890.5,"t":"hello world"}""";

    [Theory]
    [InlineData("$.a.b[0]", "Equal", null, "1", null, true)]
    [InlineData("$.a.b[1]", "Equal", null, "2.5", null, true)]
    [InlineData("$.a.b[-1]", "Equal", null, null, true, true)]
    [InlineData("$['a']['b'][2].c", "Equal", "x", null, null, true)]
    [InlineData("$[\"odd name\"]", "AtLeast", null, "1", null, true)]
    [InlineData("$.a.b[3]", "Equal", null, null, null, true)]
    [InlineData("$.a.b[3]", "Exists", null, null, null, true)]
    [InlineData("$.a.b[9]", "Exists", null, null, null, false)]
    [InlineData("$.a.b[-9]", "Absent", null, null, null, true)]
    [InlineData("$.a.b[*]", "Equal", null, "2.5", null, true)]
    [InlineData("$.a.b[*]", "Equal", null, "7", null, false)]
    [InlineData("$.*", "Contains", "world", null, null, true)]
    [InlineData("$.big", "Greater", null, "12345678901234567890.4", null, true)]
    [InlineData("$.t", "Less", null, "5", null, false)]
    [InlineData("$.t", "NotEqual", "bye", null, null, true)]
    [InlineData("$.missing", "NotEqual", "bye", null, null, false)]
    [InlineData("$.a.b[0]", "Equal", "1", null, null, false)]
    public void JSON_paths_and_operators(string path, string comparison, string? text, string? number, bool? truth, bool holds)
    {
        var compare = Enum.Parse<JsonOperator>(comparison);
        using var document = JsonDocument.Parse(Document);
        var value = new JsonValue(text, number is null ? null : decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), truth);

        (new JsonExpectation(JsonPath.Parse(path).Value, compare, value).Fault(document.RootElement) is null).ShouldBe(holds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("$.")]
    [InlineData("$..a")]
    [InlineData("$[1:2]")]
    [InlineData("$[?(@.a)]")]
    [InlineData("$['a")]
    [InlineData("$[a]")]
    [InlineData("$.a b")]
    public void Paths_outside_the_subset_are_refused(string path) => JsonPath.Parse(path).Error!.Code.ShouldBe("json_path.invalid");

    [Theory]
    [InlineData("^ok$")]
    [InlineData("ok$")]
    [InlineData("(^|x)ok")]
    [InlineData("[^a]$")]
    public void Line_anchors_are_refused_with_the_way_out(string pattern)
    {
        var error = Pattern.Parse(pattern).Error!;

        error.Code.ShouldBe("pattern.invalid");
        error.Message.ShouldContain(@"\A");
    }

    [Theory]
    [InlineData("(a+)+\\1")]
    [InlineData("(?=a)b")]
    [InlineData("(?<!a)b")]
    [InlineData("(unclosed")]
    [InlineData("")]
    public void Patterns_without_a_bound_on_their_time_are_refused(string pattern) => Pattern.Parse(pattern).Error!.Code.ShouldBe("pattern.invalid");

    [Theory]
    [InlineData(@"\Aok\z", "ok", true)]
    [InlineData(@"\Aok\z", "ok\n", false)]
    [InlineData(@"[^]a$]x", "bx", true)]
    [InlineData(@"\$5\^", "cost $5^", true)]
    [InlineData(@"[$^]", "$", true)]
    public void Patterns_match(string pattern, string text, bool holds) => Pattern.Parse(pattern).Value.IsMatch(text).ShouldBe(holds);

    [Fact]
    public void An_evil_pattern_runs_in_linear_time()
    {
        var pattern = Pattern.Parse("(a+)+b").Value;
        var begin = TimeProvider.System.GetTimestamp();

        pattern.IsMatch(new string('a', 100_000)).ShouldBeFalse();

        TimeProvider.System.GetElapsedTime(begin).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("200-299", 204, true)]
    [InlineData("200-299", 300, false)]
    [InlineData("401", 401, true)]
    public void Status_sets(string range, int status, bool holds)
    {
        StatusSet.TryParseRange(range, out var read).ShouldBeTrue();

        new StatusSet([read]).Contains(status).ShouldBe(holds);
    }

    [Theory]
    [InlineData("99")]
    [InlineData("600")]
    [InlineData("300-200")]
    [InlineData("2xx")]
    public void Status_ranges_that_are_none(string range) => StatusSet.TryParseRange(range, out _).ShouldBeFalse();

    [Fact]
    public void Tags_are_found_in_time_linear_to_the_page()
    {
        var page = string.Concat(Enumerable.Repeat("<script <a href='", 50_000));

        HtmlTags.Of(page).Count().ShouldBeGreaterThan(0);
    }
}
