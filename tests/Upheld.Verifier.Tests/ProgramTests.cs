using System.Diagnostics;

using Upheld.Verifier.Tests.Scenarios;

namespace Upheld.Verifier.Tests;

/// <summary>The program itself, as it is built: with its own switches, its managed digest among them. UPHELD_VERIFY names another one to try, such as the
/// published native file.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("upheld-program").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_program_proves_a_bundle_with_everything_in_it_and_refuses_a_changed_one()
    {
        var bundle = new Scenario(5).Bundle();
        var files = Forgery.Files(bundle);
        files["report.json"] = Forgery.Flipped(files["report.json"], 1000);

        (await RunAsync(bundle)).ShouldBe((0, "PROVEN (unwitnessed)"));
        (await RunAsync(Forgery.Zip(files))).Exit.ShouldBe(2);
        (await RunAsync(Forgery.Flipped(bundle, 5000))).Exit.ShouldBe(4);
    }

    private async Task<(int Exit, string FirstLine)> RunAsync(byte[] bundle)
    {
        var file = Path.Combine(_folder, "report.zip");
        await File.WriteAllBytesAsync(file, bundle, TestContext.Current.CancellationToken);
        var program = Environment.GetEnvironmentVariable("UPHELD_VERIFY") ?? Path.Combine(AppContext.BaseDirectory, "upheld-verify");
        using var process = Process.Start(new ProcessStartInfo(program, [file]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output.Split('\n')[0]);
    }
}
