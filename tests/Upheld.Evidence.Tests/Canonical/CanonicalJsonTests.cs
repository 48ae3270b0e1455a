using System.Text;

using CsCheck;

using Upheld.Evidence.Canonical;

namespace Upheld.Evidence.Tests.Canonical;

public sealed class CanonicalJsonTests
{
    private static readonly Gen<string> Texts = Gen.String.Where(s => s.EnumerateRunes().All(r => r != Rune.ReplacementChar));

    private static readonly Gen<CanonicalValue> Values = Gen.Recursive<CanonicalValue>((depth, value) =>
    {
        var scalar = Gen.OneOf(
            Gen.Long[-CanonicalInteger.Largest, CanonicalInteger.Largest].Select(n => (CanonicalValue)n),
            Texts.Select(s => (CanonicalValue)s),
            Gen.Bool.Select(b => (CanonicalValue)b));
        return depth > 3
            ? scalar
            : Gen.OneOf(
                scalar,
                value.Array[0, 4].Select(items => (CanonicalValue)new CanonicalArray(items)),
                Gen.Select(Texts, value).Array[0, 4].Select(ToObject));
    });

    [Fact]
    public void Names_are_sorted_by_utf_16_code_units()
    {
        // RFC 8785, 3.2.3.
        const string Input = """
            { "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis" }
            """;

        var value = (CanonicalObject)CanonicalJson.Read(Encoding.UTF8.GetBytes(Input));

        value.Select(m => ((CanonicalString)m.Value).Value).ShouldBe([
            "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh"]);
        CanonicalJson.ToText(value).ShouldStartWith("""{"\r":"Carriage Return","1":"One",""");
    }

    [Fact]
    public void Strings_are_escaped_no_more_than_needed()
    {
        // RFC 8785, 3.2.2 without its numbers.
        const string Input = """{ "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [true, false] }""";

        CanonicalJson.ToText(CanonicalJson.Read(Encoding.UTF8.GetBytes(Input)))
            .ShouldBe("""{"literals":[true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}""");
    }

    // RFC 8785, 3.2.2 and appendix B: every number that is not an integer of the subset, in the spellings given there.
    [Theory]
    [InlineData("333333333.33333329")]
    [InlineData("1E30")]
    [InlineData("4.50")]
    [InlineData("2e-3")]
    [InlineData("0.000000000000000000000000001")]
    [InlineData("5e-324")]
    [InlineData("-5e-324")]
    [InlineData("1.7976931348623157e+308")]
    [InlineData("9007199254740992.0")]
    [InlineData("295147905179352830000.0")]
    [InlineData("9.999999999999997e+22")]
    [InlineData("1e+23")]
    [InlineData("333333333.3333332")]
    [InlineData("-0.0000033333333333333333")]
    [InlineData("1424953923781206.2")]
    [InlineData("-0")]
    [InlineData("1.0")]
    public void Floating_point_numbers_are_refused(string number) =>
        Refusal.ShouldRefuse(() => CanonicalJson.Read(Encoding.UTF8.GetBytes($"[{number}]")), "leaf.not_integer");

    [Theory]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("18446744073709551616")]
    [InlineData("100000000000000000000000000000000000000000")]
    public void Integers_beyond_the_safe_range_are_refused(string number) =>
        Refusal.ShouldRefuse(() => CanonicalJson.Read(Encoding.UTF8.GetBytes(number)), "leaf.integer_range");

    [Theory]
    [InlineData("9007199254740991")]
    [InlineData("-9007199254740991")]
    [InlineData("0")]
    public void The_limits_of_the_range_are_inside(string number) =>
        CanonicalJson.ToText(CanonicalJson.Parse(Encoding.UTF8.GetBytes(number))).ShouldBe(number);

    [Theory]
    [InlineData("""{"a":1,"a":2}""", "leaf.duplicate_key")]
    [InlineData("""{"a":1,"\u0061":2}""", "leaf.duplicate_key")]
    [InlineData("""["\ud83d"]""", "leaf.lone_surrogate")]
    [InlineData("""["\ude00\ud83d"]""", "leaf.lone_surrogate")]
    [InlineData("""{"\ud83d":1}""", "leaf.lone_surrogate")]
    [InlineData("[null]", "leaf.null")]
    [InlineData("[01]", "leaf.syntax")]
    [InlineData("[+1]", "leaf.syntax")]
    [InlineData("[NaN]", "leaf.syntax")]
    [InlineData("[1,]", "leaf.syntax")]
    [InlineData("{\"a\":1,}", "leaf.syntax")]
    [InlineData("{a:1}", "leaf.syntax")]
    [InlineData("[1] 2", "leaf.syntax")]
    [InlineData("", "leaf.syntax")]
    [InlineData("[\"\t\"]", "leaf.syntax")]
    [InlineData("[\"\\x\"]", "leaf.syntax")]
    [InlineData("[\"\\u12g4\"]", "leaf.syntax")]
    [InlineData("[\"open", "leaf.syntax")]
    [InlineData("[-]", "leaf.syntax")]
    public void What_is_outside_the_subset_is_refused(string json, string code) =>
        Refusal.ShouldRefuse(() => CanonicalJson.Read(Encoding.UTF8.GetBytes(json)), code);

    [Fact]
    public void Bytes_that_are_no_utf_8_are_refused() => Refusal.ShouldRefuse(() => CanonicalJson.Read([(byte)'"', 0xC3, 0x28, (byte)'"']), "leaf.not_utf8");

    [Fact]
    public void Endless_nesting_is_refused() =>
        Refusal.ShouldRefuse(() => CanonicalJson.Read(Encoding.UTF8.GetBytes(new string('[', 40) + new string(']', 40))), "leaf.too_deep");

    [Theory]
    [InlineData("{\"b\":1,\"a\":2}")]
    [InlineData("{ \"a\":1}")]
    [InlineData("[\"\\u0041\"]")]
    [InlineData("[\"\\/\"]")]
    [InlineData("[\"\\u000A\"]")]
    [InlineData("[1]\n")]
    public void Only_the_canonical_spelling_parses(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);

        CanonicalJson.Read(bytes).ShouldNotBeNull();
        Refusal.ShouldRefuse(() => CanonicalJson.Parse(bytes), "leaf.not_canonical");
    }

    [Fact]
    public void Every_value_comes_back_from_its_bytes() =>
        Values.Sample(value => CanonicalJson.Parse(CanonicalJson.ToBytes(value)).ShouldBe(value));

    [Fact]
    public void Every_value_has_one_spelling() =>
        // Any byte changed gives another value or none.
        Gen.Select(Values, Gen.Int[0, 1 << 20], Gen.Byte[1, 255]).Sample((value, place, flip) =>
        {
            var bytes = CanonicalJson.ToBytes(value);
            bytes[place % bytes.Length] ^= flip;
            try
            {
                CanonicalJson.Parse(bytes).ShouldNotBe(value);
            }
            catch (EvidenceException)
            {
                // refused: as good
            }
        });

    [Fact]
    public void The_framework_s_reader_agrees_on_what_we_write() =>
        Values.Sample(value =>
        {
            using var document = System.Text.Json.JsonDocument.Parse(CanonicalJson.ToBytes(value));
            Same(document.RootElement, value).ShouldBeTrue();
        });

    private static CanonicalValue ToObject((string Name, CanonicalValue Value)[] members)
    {
        var value = new CanonicalObject();
        foreach (var (name, member) in members.DistinctBy(m => m.Name))
        {
            value.Add(name, member);
        }

        return value;
    }

    private static bool Same(System.Text.Json.JsonElement element, CanonicalValue value) => value switch
    {
        CanonicalObject members => element.EnumerateObject().Count() == members.Count && members.All(m => Same(element.GetProperty(m.Key), m.Value)),
        CanonicalArray items => element.GetArrayLength() == items.Count && items.Select((item, i) => Same(element[i], item)).All(s => s),
        CanonicalString text => element.GetString() == text.Value,
        CanonicalInteger integer => element.GetInt64() == integer.Value,
        CanonicalBoolean boolean => element.GetBoolean() == boolean.Value,
        _ => false,
    };
}
