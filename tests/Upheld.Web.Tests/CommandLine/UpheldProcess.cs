using System.Diagnostics;
using System.Text;

namespace Upheld.Web.Tests.CommandLine;

/// <summary>The program itself, as it is built, run by a shell.</summary>
internal static class UpheldProcess
{
    public static Task<(int Exit, string Output, string Errors)> RunAsync(string input, params string[] words) => RunAsync(input, "C.UTF-8", words);

    public static async Task<(int Exit, string Output, string Errors)> RunAsync(string input, string locale, string[] words)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Upheld.Web"), words)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = locale;
        using var program = Process.Start(start)!;
        await program.StandardInput.WriteAsync(input);
        program.StandardInput.Close();
        var (output, errors) = (program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (program.ExitCode, await output, await errors);
    }
}
