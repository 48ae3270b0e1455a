using System.Diagnostics;
using System.Text;

using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Notes;

namespace Upheld.Evidence.Tests.Independent;

/// <summary>Our signatures as seen by a program that shares no line of code with us.</summary>
public sealed class OpenSslTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("upheld-openssl").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Openssl_verifies_a_signed_checkpoint_and_refuses_a_changed_one()
    {
        var key = new SigningKey("status.example.com/house/log", Sha256.Of("seed"u8).ToArray());
        var note = new Checkpoint("status.example.com/house/log", 42, Sha256.Of("root"u8)).Sign(key);

        // SubjectPublicKeyInfo of RFC 8410: a fixed header, then the key.
        byte[] info = [.. Convert.FromHexString("302a300506032b6570032100"), .. key.Verifier.PublicKey.Span];
        File.WriteAllText(At("key.pem"), $"-----BEGIN PUBLIC KEY-----\n{Convert.ToBase64String(info)}\n-----END PUBLIC KEY-----\n");
        File.WriteAllBytes(At("signature"), note.Signatures[0].Signature.ToArray());
        File.WriteAllText(At("text"), note.Text, new UTF8Encoding(false));
        File.WriteAllText(At("changed"), note.Text.Replace("42", "43", StringComparison.Ordinal), new UTF8Encoding(false));

        Verify("text").ShouldBe(0);
        Verify("changed").ShouldNotBe(0);
    }

    private int Verify(string text)
    {
        var start = new ProcessStartInfo("openssl") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", At("key.pem"), "-sigfile", At("signature"), "-in", At(text) })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Start(start);
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("openssl is not installed");
            throw;
        }
    }

    private string At(string name) => Path.Combine(_folder, name);
}
