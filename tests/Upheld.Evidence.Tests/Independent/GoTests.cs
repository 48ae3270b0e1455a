using System.Diagnostics;

using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Notes;

namespace Upheld.Evidence.Tests.Independent;

/// <summary>Our heads, inclusion and consistency proofs as seen by the reference implementation, golang.org/x/mod/sumdb (Debian: golang-go,
/// golang-golang-x-mod-dev).</summary>
public sealed class GoTests : IDisposable
{
    private const string Program = """
        package main

        import (
            "encoding/base64"
            "fmt"
            "os"
            "strings"

            "golang.org/x/mod/sumdb/note"
            "golang.org/x/mod/sumdb/tlog"
        )

        func check(err error) {
            if err != nil {
                fmt.Println(err)
                os.Exit(1)
            }
        }

        func hash(text string) (h tlog.Hash) {
            bytes, err := base64.StdEncoding.DecodeString(text)
            check(err)
            copy(h[:], bytes)
            return
        }

        func hashes(text string) (list []tlog.Hash) {
            for _, line := range strings.Fields(text) {
                list = append(list, hash(line))
            }
            return
        }

        func read(name string) string {
            bytes, err := os.ReadFile(os.Args[1] + "/" + name)
            check(err)
            return string(bytes)
        }

        func main() {
            verifier, err := note.NewVerifier(strings.TrimSpace(read("vkey")))
            check(err)
            opened, err := note.Open([]byte(read("checkpoint")), note.VerifierList(verifier))
            check(err)
            lines := strings.Split(opened.Text, "\n")
            root := hash(lines[2])
            check(tlog.CheckRecord(tlog.RecordProof(hashes(read("inclusion"))), 1000, root, 700, tlog.RecordHash([]byte(read("leaf")))))
            check(tlog.CheckTree(tlog.TreeProof(hashes(read("consistency"))), 1000, root, 333, hash(read("old"))))
            fmt.Println("verified", lines[1])
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("upheld-go").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_reference_implementation_accepts_our_head_and_our_proofs()
    {
        const string Modules = "/usr/share/gocode";
        if (!File.Exists("/usr/bin/go") || !Directory.Exists(Path.Combine(Modules, "src/golang.org/x/mod/sumdb")))
        {
            Assert.Skip("golang-go and golang-golang-x-mod-dev are not installed");
        }

        var key = new SigningKey("status.example.com/c/a/log", Sha256.Of("seed"u8).ToArray());
        var tree = new MemoryTree();
        for (var i = 0; i < 1000; i++)
        {
            tree.Append(TreeHash.Leaf(System.Text.Encoding.ASCII.GetBytes($"leaf {i}")));
        }

        File.WriteAllText(At("main.go"), Program);
        File.WriteAllText(At("vkey"), key.Verifier.ToString());
        File.WriteAllText(At("checkpoint"), new Checkpoint("status.example.com/c/a/log", 1000, tree.Root()).Sign(key).ToString());
        File.WriteAllText(At("leaf"), "leaf 700");
        File.WriteAllText(At("inclusion"), string.Join('\n', InclusionProof.Build(tree, 700, 1000).Select(h => h.ToBase64())));
        File.WriteAllText(At("old"), tree.Root(333).ToBase64());
        File.WriteAllText(At("consistency"), string.Join('\n', ConsistencyProof.Build(tree, 333, 1000).Select(h => h.ToBase64())));

        var start = new ProcessStartInfo("go") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        foreach (var argument in new[] { "run", "main.go", _folder })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["GO111MODULE"] = "off";
        start.Environment["GOPATH"] = Modules;
        start.Environment["GOCACHE"] = At("cache");
        start.Environment["GOFLAGS"] = "";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        (output + await errors).ShouldBe("verified 1000\n");
    }

    private string At(string name) => Path.Combine(_folder, name);
}
