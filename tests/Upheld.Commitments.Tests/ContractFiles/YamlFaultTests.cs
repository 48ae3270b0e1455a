using System.Diagnostics;
using System.Text;
using Upheld.Commitments.Contracts.Files;

namespace Upheld.Commitments.Tests.ContractFiles;

public sealed class YamlFaultTests
{
    [Theory]
    [InlineData("apiVersion: upheld/v1\nkind:\n\tx: 1\n", "yaml.tab", 3, 1)]
    [InlineData("apiVersion: upheld/v1\nkind: Customer: x\n", "yaml.syntax", 2, 15)]
    [InlineData("apiVersion: @x\n", "yaml.syntax", 1, 13)]
    [InlineData("apiVersion: \"upheld\nkind: x\n", "yaml.syntax", 1, 13)]
    [InlineData("a: [1, 2\nb: 3\n", "yaml.syntax", 1, 6)]
    [InlineData("a: { b: 1 c: 2 }\n", "yaml.syntax", 1, 12)]
    [InlineData("a: - b\n", "yaml.syntax", 1, 4)]
    [InlineData("a: \"\\q\"\n", "yaml.syntax", 1, 4)]
    [InlineData("a: 1\nb: 2\na: 3\n", "yaml.duplicate_key", 3, 1)]
    [InlineData("? [a]\n: 1\n", "yaml.key", 1, 3)]
    [InlineData("? |\n  a\n: 1\n", "yaml.key", 1, 3)]
    [InlineData("a: &x { b: 1 }\nc:\n  <<: *x\n", "yaml.merge_key", 3, 3)]
    [InlineData("a: !!python/object x\n", "yaml.tag", 1, 4)]
    [InlineData("a: *nowhere\n", "yaml.alias", 1, 4)]
    [InlineData("a: 1\n...\nb: 2\n", "yaml.syntax", 3, 1)]
    [InlineData("a: \"\\ud800\"\n", "yaml.syntax", 1, 4)]
    [InlineData("a: \"\\udc00\"\n", "yaml.syntax", 1, 4)]
    [InlineData("a: \"\\Ud8000000\"\n", "yaml.syntax", 1, 2)]
    [InlineData("a: \"\\u0007\"\n", "yaml.character", 1, 4)]
    [InlineData("a: 1\nb: x\u0007y\n", "yaml.character", 2, 5)]
    [InlineData("just words\n", "schema.not_a_document", 1, 1)]
    public void A_fault_stands_at_its_line_and_column(string text, string code, int line, int column)
    {
        var fault = Given.Lint(text).Faults.FirstOrDefault(f => f.Code == code).ShouldNotBeNull();

        (fault.At.File, fault.At.Line, fault.At.Column).ShouldBe(("contract.yaml", line, column));
        fault.Message.Zh.ShouldNotBe(fault.Message.En);
    }

    [Fact]
    public void A_slip_in_one_document_does_not_hide_the_faults_of_the_next()
    {
        var report = Given.Lint("a: [1\n---\na: 'x\n---\napiVersion: upheld/v1\nkind: Customer\nmetadata: { name: Acme }\nspec: { timezone: Asia/Shanghai }\n");

        report.Faults.Select(f => (f.Code, f.At.Line)).ShouldBe(
            [("yaml.syntax", 1), ("yaml.syntax", 3), ("schema.value", 7), ("schema.missing", 8), ("schema.unknown_field", 8)], ignoreOrder: true);
    }

    [Fact]
    public void Text_that_is_not_utf8_is_named_with_its_place()
    {
        byte[] content = [.. Encoding.UTF8.GetBytes("a: 1\nb: "), 0xFF, 0xFE];
        var reading = new Upheld.Commitments.ContractFiles.ContractReader(Given.Kinds).Read([new SourceFile("x.yaml", content)]);

        var fault = reading.Faults.Sorted().ShouldHaveSingleItem();
        (fault.Code, fault.At.Line, fault.At.Column).ShouldBe(("yaml.encoding", 2, 4));
    }

    public static TheoryData<string, string> Bombs() => new()
    {
        { new string('[', 100_000), "yaml.too_deep" },
        { string.Concat(Enumerable.Repeat("{a: ", 100_000)), "yaml.too_deep" },
        { string.Concat(Enumerable.Repeat("- ", 100_000)), "yaml.too_deep" },
        { string.Concat(Enumerable.Repeat("? ", 100_000)), "yaml.key" },
        { "a: \"" + new string('x', 10_000_000) + "\"", "yaml.scalar_too_long" },
        { "a: |\n" + string.Concat(Enumerable.Repeat("  xxxxxxxx\n", 900_000)), "yaml.scalar_too_long" },
        { new string('x', 17_000_000), "yaml.file_too_large" },
        { "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat("bcdefghijklmnop".Select((c, i) => $"{c}: &{c} [{string.Join(',', Enumerable.Repeat("*" + (char)('a' + i), 9))}]\n")), "yaml.too_many_values" },
        { "a: &a [*a]\n", "yaml.alias" },
        { "[" + string.Concat(Enumerable.Repeat("1,", 3_000_000)) + "]", "yaml.too_many_values" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_bomb_is_refused_quickly_and_by_name(string text, string code)
    {
        var watch = Stopwatch.StartNew();
        var report = Given.Lint(text);

        report.Codes().ShouldContain(code);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30)); // half a second on an idle machine; without the limits, for ever
    }

    [Fact]
    public void A_hostile_file_cannot_fill_the_memory_with_faults()
    {
        var report = Given.Lint("apiVersion: upheld/v1\nkind: Customer\nmetadata: { name: a }\nspec:\n  timeZone: UTC\n"
            + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"  x{i}: 1\n")));

        report.Faults.Count.ShouldBe(1_001);
        report.Faults[^1].Code.ShouldBe("faults.too_many");
        report.Faults[^1].Message.En.ShouldBe("19000 more error(s) are not shown.");
    }

    [Fact]
    public void Many_warnings_neither_hide_an_error_nor_become_one()
    {
        var many = string.Concat(Enumerable.Range(0, 1_100).Select(i => $"---\napiVersion: upheld/v1\nkind: Calendar\nmetadata: {{ name: c{i} }}\n"
            + "spec: { timeZone: UTC, weekly: { mon: [ \"09:00-10:00\" ] }, include: [ cn-public-holidays ] }\n"));
        var late = NodaTime.Instant.FromUtc(2026, 12, 1, 0, 0);

        var warned = Given.Lint(many, late);
        warned.IsClean.ShouldBeTrue();
        warned.Faults[^1].Message.En.ShouldBe("100 more warning(s) are not shown.");
        Given.Lint(many + "---\nkind: x\n", late).Codes().ShouldContain("schema.unknown_kind");
    }

    [Fact]
    public void A_repeated_value_is_the_same_value()
    {
        var documents = Given.Documents("""
            apiVersion: upheld/v1
            kind: Customer
            metadata: { name: a, labels: { x: &zone Asia/Shanghai } }
            spec: { timeZone: *zone }
            """);

        documents[0].Model.ShouldBeOfType<Contracts.Model.CustomerSpec>().TimeZone.ShouldBe("Asia/Shanghai");
    }

    [Theory]
    [InlineData("%YAML 1.2\n---\n")]
    [InlineData("# a comment\n---\n# another\n")]
    [InlineData("\uFEFF")]
    [InlineData("--- # first\n")]
    public void What_may_stand_before_a_document_is_no_fault(string before) => Given.Lint(before + Given.Customer).Faults.ShouldBeEmpty();

    [Fact]
    public void Files_with_carriage_returns_read_alike()
    {
        var report = Given.Lint(Given.Customer.ReplaceLineEndings("\r\n") + "---\r\napiVersion: upheld/v1\r\nkind: Servce\r\n");

        report.Faults.Select(f => (f.Code, f.At.Line)).ShouldContain(("schema.unknown_kind", 7));
    }

    [Fact]
    public void Json_is_read_like_yaml_and_a_list_is_several_documents()
    {
        var documents = Given.Documents("""
            [
            	{ "apiVersion": "upheld/v1", "kind": "Customer", "metadata": { "name": "a", "title": "\ud83d\ude00 \/" }, "spec": { "timeZone": "UTC" } },
            	{ "apiVersion": "upheld/v1", "kind": "Customer", "metadata": { "name": "b" }, "spec": { "timeZone": "UTC" } }
            ]
            """);

        documents.Select(d => d.Id.Name).ShouldBe(["a", "b"]);
        documents[0].Title!.En.ShouldBe("😀 /");
    }
}
