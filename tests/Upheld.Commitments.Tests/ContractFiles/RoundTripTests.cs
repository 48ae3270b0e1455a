using System.Text;
using CsCheck;
using Upheld.Commitments.ContractFiles;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Packs;
using Upheld.Commitments.Contracts.Specs;

namespace Upheld.Commitments.Tests.ContractFiles;

public sealed class RoundTripTests
{
    private static readonly Gen<string> Words = Gen.Frequency(
        (6, Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['0', '9'], Gen.OneOf(' ', '-', '.', ':', '%', '#', '\'', '"', '\\', '[', '{', ',', '&', '*', '!', '|', '\n', '\t', '中', '✓'))]),
        (1, Gen.OneOf("true", "null", "~", "1", "-1.5", "007", "1e3", "yes", "2026-01-01", "<<", "---", "...", "- a", "a: b", " x", "x ", "0x1F", "\u00a0", "é", "😀", "%", "@a", "`", "?", "=", "", "-", ".inf")));

    private static readonly Gen<SpecValue> Leaf = Gen.OneOf(
        Words.Select(w => (SpecValue)new SpecText(w)), Gen.Long[-9_007_199_254_740_991, 9_007_199_254_740_991].Select(n => (SpecValue)new SpecNumber(n)), Gen.Bool.Select(b => (SpecValue)new SpecFlag(b)));

    private static Gen<SpecValue> Value(int depth) => depth == 0 ? Leaf : Gen.Frequency(
        (3, Leaf),
        (1, Value(depth - 1).List[0, 5].Select(items => (SpecValue)new SpecList(items))),
        (1, Map(depth - 1).Select(m => (SpecValue)m)));

    private static Gen<SpecMap> Map(int depth) =>
        Gen.Select(Words.Where(w => w is not "<<" and not "" && !w.Contains('\n')), Value(depth)).List[0, 7].Select(e => new SpecMap(e.DistinctBy(x => x.Item1).Select(x => (x.Item1, x.Item2))));

    [Fact]
    public void What_is_written_reads_back_equal() => Map(4).Sample(
        spec =>
        {
            var whole = new SpecMap(("apiVersion", new SpecText("upheld/v1")), ("kind", new SpecText("Survey")), ("metadata", new SpecMap(("name", new SpecText("x")))), ("spec", spec));
            var reading = new ContractReader(Given.Kinds).Read([Given.File(SpecYaml.Write(whole))]);
            reading.Faults.ErrorCount.ShouldBe(0);
            CanonicalJson.Text(reading.Documents.ShouldHaveSingleItem().Whole).ShouldBe(CanonicalJson.Text(whole));
        },
        iter: 3_000, print: spec => SpecYaml.Write(spec));

    [Fact]
    public void Canonical_bytes_are_the_same_as_the_ledgers() => Map(3).Sample(
        spec => CanonicalJson.Bytes(spec).AsSpan().SequenceEqual(
            Encoding.UTF8.GetBytes(Evidence.Canonical.CanonicalJson.ToText(Evidence.Canonical.CanonicalJson.Read(CanonicalJson.Bytes(spec))))),
        iter: 2_000);

    [Fact]
    public void Writing_a_document_another_way_gives_the_same_bytes()
    {
        var one = Given.Documents("""
            apiVersion: upheld/v1
            kind: Calendar
            metadata: { name: office, title: 办公时间 }
            spec:
              timeZone: Asia/Shanghai
              weekly: { mon-fri: ["09:00-12:00"] }
              closedDates: [ 2026-10-01 ]
            """)[0];
        var other = Given.Documents("""
            { "spec": { "closedDates": ["2026-10-01"], "weekly": { "mon-fri": [["09:00:00", "12:00"]] }, "timeZone": "Asia/Shanghai" },
              "metadata": { "title": "办公时间", "name": "office" }, "kind": "Calendar", "apiVersion": "upheld/v1" }
            """)[0];

        CanonicalJson.Text(other.Whole).ShouldBe(CanonicalJson.Text(one.Whole));
        CanonicalJson.Text(one.Whole).ShouldBe(
            "{\"apiVersion\":\"upheld/v1\",\"kind\":\"Calendar\",\"metadata\":{\"name\":\"office\",\"title\":\"办公时间\"},\"spec\":{\"closedDates\":[\"2026-10-01\"],"
            + "\"timeZone\":\"Asia/Shanghai\",\"weekly\":{\"mon-fri\":[\"09:00-12:00\"]}}}");
    }

    [Fact]
    public void The_standard_pack_reads_back_equal_after_export()
    {
        var pack = StandardPack.For(new("acme", "Acme \"A\" \\ 安科", "Asia/Shanghai", "zh-CN", new(2026, 1, 1)));
        var documents = new ContractReader(Given.Kinds).Read([pack]).Documents;
        var exported = SpecYaml.Write(documents);

        var again = new ContractReader(Given.Kinds).Read([Given.File(exported)]);

        again.Faults.Sorted().ShouldBeEmpty();
        again.Documents.Select(d => CanonicalJson.Text(d.Whole)).ShouldBe(documents.Select(d => CanonicalJson.Text(d.Whole)));
        SpecYaml.Write(again.Documents).ShouldBe(exported);
    }

    [Fact]
    public void No_damage_to_a_file_ends_in_anything_but_faults()
    {
        var pack = Encoding.UTF8.GetString(StandardPack.For(new("acme", "Acme", "Asia/Shanghai", "zh-CN", new(2026, 1, 1))).Content.Span);
        var source = pack[..3_000];
        Gen.Select(Gen.Int[0, source.Length - 1], Gen.Int[0, 40], Gen.OneOf("", "\t", ":", ": ", "- ", "[", "]", "{", "}", "\"", "'", "\n", "\n---\n", "|", ">", "&a ", "*a", "? ", "!", "%", "\\", "#", ",", "null", "0"))
            .List[1, 4].Sample(
                cuts =>
                {
                    var text = cuts.Aggregate(source, (t, c) => c.Item1 >= t.Length ? t : t[..c.Item1] + c.Item3 + t[Math.Min(t.Length, c.Item1 + c.Item2)..]);
                    var report = Given.Lint(text);
                    var lines = text.Split('\n').Length;
                    report.Faults.Where(f => f.At.Line < 1 || f.At.Column < 1 || f.At.Line > lines).ShouldBeEmpty();
                },
                iter: 2_000);
    }
}
