using System.IO.Compression;

using CsCheck;

using Upheld.Evidence.Bundles;

namespace Upheld.Evidence.Tests.Bundles;

public sealed class CanonicalZipTests
{
    private static readonly Dictionary<string, ReadOnlyMemory<byte>> Files = new()
    {
        ["report.json"] = "{}"u8.ToArray(),
        ["tiles/0/000.p/3"] = new byte[96],
        ["manifest.json"] = "{\"a\":1}"u8.ToArray(),
        ["empty"] = Array.Empty<byte>(),
    };

    [Fact]
    public void Any_order_of_the_files_gives_the_same_bytes() =>
        CanonicalZip.Write(Files.Reverse()).ShouldBe(CanonicalZip.Write(Files));

    [Fact]
    public void Other_programs_read_it()
    {
        using var zip = new ZipArchive(new MemoryStream(CanonicalZip.Write(Files)), ZipArchiveMode.Read);

        zip.Entries.Select(e => e.FullName).ShouldBe(["empty", "manifest.json", "report.json", "tiles/0/000.p/3"]);
        using var reader = new StreamReader(zip.GetEntry("manifest.json")!.Open());
        reader.ReadToEnd().ShouldBe("{\"a\":1}");
        zip.Entries[0].LastWriteTime.DateTime.ShouldBe(new DateTime(1980, 1, 1));
    }

    [Fact]
    public void Files_come_back() =>
        Gen.Select(Gen.String[Gen.Char["abc019_-."], 1, 12], Gen.Byte.Array[0, 300]).Array[0, 12].Sample(items =>
        {
            var files = items.Where(i => CanonicalZip.IsName(i.Item1)).DistinctBy(i => i.Item1)
                .ToDictionary(i => i.Item1, i => (ReadOnlyMemory<byte>)i.Item2);

            var read = CanonicalZip.Read(CanonicalZip.Write(files));

            read.Keys.ShouldBe(files.Keys.Order(StringComparer.Ordinal));
            read.Select(f => f.Value.ToArray()).ShouldBe(read.Keys.Select(name => files[name].ToArray()));
        });

    [Fact]
    public void Any_flipped_bit_is_refused()
    {
        var zip = CanonicalZip.Write(Files);
        for (var bit = 0; bit < zip.Length * 8; bit++)
        {
            var changed = zip.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Refusal.ShouldRefuse(() => CanonicalZip.Read(changed), "zip.not_canonical");
        }
    }

    [Fact]
    public void Anything_cut_off_or_added_is_refused()
    {
        var zip = CanonicalZip.Write(Files);
        for (var length = 0; length < zip.Length; length++)
        {
            Refusal.ShouldRefuse(() => CanonicalZip.Read(zip.AsMemory(0, length)), "zip.not_canonical");
        }

        Refusal.ShouldRefuse(() => CanonicalZip.Read((byte[])[.. zip, 0]), "zip.not_canonical");
        Refusal.ShouldRefuse(() => CanonicalZip.Read((byte[])[0, .. zip]), "zip.not_canonical");
    }

    [Fact]
    public void A_zip_of_another_program_is_refused()
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("manifest.json", CompressionLevel.NoCompression).Open().Dispose();
        }

        Refusal.ShouldRefuse(() => CanonicalZip.Read(output.ToArray()), "zip.not_canonical");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("../a")]
    [InlineData(".a")]
    [InlineData("a/.b")]
    [InlineData("A")]
    [InlineData("a b")]
    [InlineData("a\\b")]
    [InlineData("é")]
    [InlineData("a\n")]
    public void Names_that_could_mislead_are_refused(string name) =>
        Refusal.ShouldRefuse(() => CanonicalZip.Write(new Dictionary<string, ReadOnlyMemory<byte>> { [name] = default }), "zip.name");

    [Theory]
    [InlineData("", 0u)]
    [InlineData("123456789", 0xcbf43926u)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414fa339u)]
    public void The_checksum_is_that_of_zip_files(string text, uint crc) => Crc32.Of(System.Text.Encoding.ASCII.GetBytes(text)).ShouldBe(crc);
}
