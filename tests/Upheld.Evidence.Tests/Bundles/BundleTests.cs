using System.Text;

using Upheld.Evidence.Bundles;
using Upheld.Evidence.Canonical;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Receipts;

namespace Upheld.Evidence.Tests.Bundles;

public sealed class BundleTests
{
    private const string Origin = "status.example.com/c/a/log";
    private const string Customer = "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

    private static readonly SigningKey Key = new(Origin, new byte[32]);

    [Fact]
    public void What_is_written_is_read()
    {
        var bundle = Bundle.Read(Written(300));

        bundle.CheckFiles();
        bundle.Manifest.Origin.ShouldBe(Origin);
        bundle.Manifest.Size.ShouldBe(300);
        bundle.Leaves().Select(l => Encoding.UTF8.GetString(l.Span)).ShouldBe(Enumerable.Range(0, 300).Select(i => $"leaf {i}"));
        ReportDocument.Parse(bundle.Required(BundleNames.Report).Span).Figures.Single().ToJson().ShouldBe(Figure().ToJson());
        bundle.Names.ShouldBe([
            "checkpoint", "entries/000", "entries/001.p/44", "manifest.json", "policy", "proof/entries.consistency", "proof/report.tlog-proof", "report.json",
            "samples/0000000001-0000000002.br", "tiles/0/000", "tiles/0/001.p/44", "tiles/1/000.p/1"]);
    }

    [Fact]
    public void A_file_that_is_not_there_is_missing_and_not_empty()
    {
        var bundle = Bundle.Read(Written(3));

        bundle.File(BundleNames.Pdf).ShouldBeNull();
        Refusal.ShouldRefuse(() => bundle.Required(BundleNames.Pdf), "bundle.missing");
    }

    [Fact]
    public void Files_that_differ_from_the_manifest_are_refused()
    {
        var files = CanonicalZip.Read(Written(3)).ToDictionary(f => f.Key, f => f.Value);

        Refusal.ShouldRefuse(() => Check(files, f => f["policy"] = "quorum none"u8.ToArray()), "bundle.altered");
        Refusal.ShouldRefuse(() => Check(files, f => f.Remove("policy")), "bundle.missing");
        Refusal.ShouldRefuse(() => Check(files, f => f["report.pdf"] = "%PDF"u8.ToArray()), "bundle.unlisted");
        Refusal.ShouldRefuse(() => Check(files, f => f.Remove("manifest.json")), "bundle.missing");
    }

    [Fact]
    public void A_bundle_is_written_only_after_its_manifest_is_proven()
    {
        var writer = new BundleWriter(Origin, Customer, "r", 0);

        Should.Throw<InvalidOperationException>(() => writer.SealFacts);
        Should.Throw<InvalidOperationException>(() => writer.WriteTo(Stream.Null));
        Should.Throw<ArgumentException>(() => writer.Add("manifest.json", default));
        Should.Throw<ArgumentException>(() => writer.Add("../etc/passwd", default));
        Should.Throw<ArgumentException>(() => writer.Add("notes.txt", default));
    }

    [Theory]
    [InlineData("samples/0000000001-0000000288.br", true)]
    [InlineData("samples/1-288.br", false)]
    [InlineData("samples/0000000288-0000000001.br", false)]
    [InlineData("samples/0000000001-0000000288.gz", false)]
    [InlineData("tiles/0/000", true)]
    [InlineData("tiles/0/0", false)]
    [InlineData("tiles/entries/000", false)]
    [InlineData("entries/x001/000.p/3", true)]
    [InlineData("contracts/acme.yaml", true)]
    [InlineData("contracts/a/b.yaml", false)]
    [InlineData("calendars/office.json", true)]
    [InlineData("personal/abc", false)]
    [InlineData("readme.txt", false)]
    public void Only_the_files_of_the_format_are_known(string name, bool known) => BundleNames.IsKnown(name).ShouldBe(known);

    [Fact]
    public void Ranges_of_leaves_are_as_few_as_possible_and_come_back()
    {
        var ranges = LeafRange.Of([9, 3, 4, 5, 9, 11]);

        ranges.ShouldBe([new LeafRange(3, 5), new LeafRange(9, 9), new LeafRange(11, 11)]);
        LeafRange.Parse(LeafRange.ToArray(ranges)).ShouldBe(ranges);
        Refusal.ShouldRefuse(() => LeafRange.Parse([new CanonicalArray { 3, 5 }, new CanonicalArray { 6, 7 }]), "report.malformed");
        Refusal.ShouldRefuse(() => LeafRange.Parse([new CanonicalArray { 5, 3 }]), "report.malformed");
        Refusal.ShouldRefuse(() => LeafRange.Parse([new CanonicalArray { 5 }]), "report.malformed");
    }

    [Fact]
    public void A_manifest_or_report_with_anything_unknown_is_refused()
    {
        var manifest = new Manifest(Origin, Customer, "r", 1, 0, []).ToBytes();
        var report = new ReportDocument("r", Customer, 0, [Figure(), Figure()]).ToBytes();

        Refusal.ShouldRefuse(() => Manifest.Parse(With(manifest, "\"size\":1", "\"size\":1,\"spam\":1")), "leaf.unknown_field");
        Refusal.ShouldRefuse(() => Manifest.Parse(With(manifest, "upheld.bundle/1", "upheld.bundle/2")), "manifest.malformed");
        Refusal.ShouldRefuse(() => Manifest.Parse(With(manifest, "\"size\":1", "\"size\":0")), "manifest.malformed");
        Refusal.ShouldRefuse(() => ReportDocument.Parse(report), "report.malformed"); // one id twice
        Refusal.ShouldRefuse(() => ReportDocument.Parse(With(report, "upheld.report/1", "upheld.report/2")), "report.malformed");
    }

    private static byte[] Written(int size)
    {
        var writer = new BundleWriter(Origin, Customer, "r", 0);
        var leaves = Enumerable.Range(0, size).Select(i => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes($"leaf {i}")).ToList();
        writer.AddLog(leaves);
        writer.AddSamples(new BatchRange(1, 2), new byte[36], 18);
        writer.Add(BundleNames.Policy, Encoding.UTF8.GetBytes($"log {Key.Verifier}\nquorum none\n"));
        writer.AddReport(new ReportDocument("r", Customer, 0, [Figure()]) { Titles = new Dictionary<string, string> { ["en"] = "Report", ["zh"] = "报告" } });
        writer.Seal();
        var tree = new MemoryTree();
        leaves.ForEach(l => tree.Append(TreeHash.Leaf(l.Span)));
        var leaf = new Leaf { Type = LeafTypes.Report, Customer = Customer, Source = "node", At = 0, RecordedAt = 0, Facts = writer.SealFacts }.ToBytes();
        tree.Append(TreeHash.Leaf(leaf));
        var head = new Checkpoint(Origin, tree.Size, tree.Root()).Sign(Key);
        writer.Prove(Receipt.Of(tree, size, leaf, head), ConsistencyProof.Build(tree, size, tree.Size));
        using var output = new MemoryStream();
        writer.WriteTo(output);
        return output.ToArray();
    }

    private static FigureRecord Figure() => new()
    {
        Id = "f1",
        Customer = Customer,
        Promise = "p",
        Service = "s",
        Formula = "availability/1",
        Start = 0,
        End = 1000,
        KnownAt = 2000,
        AsOf = 2000,
        Terms = new CanonicalObject { { "target", "99.9" } },
        Inputs = new FigureInputs { Terms = LeafRange.Of([2]), Batches = LeafRange.Of([5, 6, 7, 9]) },
        Result = new CanonicalObject { { "percent", "100.0000" } },
        Verdict = "met",
    };

    private static void Check(Dictionary<string, ReadOnlyMemory<byte>> files, Action<Dictionary<string, ReadOnlyMemory<byte>>> change)
    {
        var changed = new Dictionary<string, ReadOnlyMemory<byte>>(files);
        change(changed);
        Bundle.Read(CanonicalZip.Write(changed)).CheckFiles();
    }

    private static byte[] With(byte[] json, string part, string replacement)
    {
        var text = Encoding.UTF8.GetString(json);
        text.ShouldContain(part);
        return CanonicalJson.ToBytes(CanonicalJson.Read(Encoding.UTF8.GetBytes(text.Replace(part, replacement, StringComparison.Ordinal))));
    }
}
