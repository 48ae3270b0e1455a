using System.Text;
using Upheld.Web.CommandLine;

namespace Upheld.Web.Tests.CommandLine;

/// <summary>One run of <c>upheld</c> in this process, as a shell would see it.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
internal sealed record UpheldCommand(int ExitCode, string Output, string Errors)
{
    public static Task<UpheldCommand> RunAsync(params string[] words) => RunWithInputAsync("", words);

    public static async Task<UpheldCommand> RunWithInputAsync(string input, params string[] words)
    {
        using var errors = new StringWriter();
        using var output = new MemoryStream();
        var code = await Commands.RunAsync(words, new Terminal(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, errors), CancellationToken.None);
        return new UpheldCommand(code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    /// <summary>A new installation in a folder, set up by command.</summary>
    public static async Task SetUpAsync(string folder, params string[] more)
    {
        var done = await RunWithInputAsync(
            "a-long-password\n", ["setup", "--data", folder, "--host", "upheld.example", "--email", "admin@upheld.example", "--name", "Admin", .. more]);
        done.ExitCode.ShouldBe(0, done.Errors);
    }
}
