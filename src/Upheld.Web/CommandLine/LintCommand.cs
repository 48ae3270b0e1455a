using System.Text.Encodings.Web;
using System.Text.Json;
using Upheld.Commitments;
using Upheld.Commitments.Contracts.Files;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Kernel;
using Upheld.Kernel.Outbound;
using Upheld.Kernel.Outbound.Policy;
using Upheld.Monitoring;
using Upheld.Web.Hosting;

namespace Upheld.Web.CommandLine;

/// <summary><c>upheld lint FILE…</c>: pure; needs neither a database nor a server.</summary>
internal sealed class LintCommand : ICommandLineCommand
{
    public string Name => "lint";

    public string Help => "checks contract files: FILE… (files, folders, -), --text (for people), --language en|zh";

    public async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        var arguments = new Arguments(words, "text", "json");
        _ = arguments.Flag("json"); // what it writes anyway
        var asText = arguments.Flag("text");
        var language = LanguageOf(arguments);
        if (arguments.Unknown() is [var unknown, ..] || arguments.Files.Count == 0)
        {
            await terminal.Error.WriteLineAsync(arguments.Files.Count == 0 ? "upheld lint: files.missing: name the contract files to check" : $"upheld lint: option.unknown: there is no option --{arguments.Unknown()[0]}");
            return ExitCode.WrongInput;
        }

        if (await ContractFiles.ReadAsync(Name, arguments.Files, terminal) is not { } files)
        {
            return ExitCode.WrongInput;
        }

        var report = Linter().Lint(files);
        if (asText)
        {
            using var text = new StringWriter { NewLine = "\n" };
            report.WriteText(text, language);
            await terminal.WriteAsync(text.ToString(), cancellation);
        }
        else
        {
            await terminal.WriteAsync(Json(report, language), cancellation);
            report.WriteLines(terminal.Error, language);
        }

        return report.IsClean ? ExitCode.Done : ExitCode.CheckFailed;
    }

    private static string Json(LintReport report, Language language)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            report.WriteJson(json, language);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    internal static Language LanguageOf(Arguments arguments) =>
        (arguments.Option("language") ?? UserLanguage.OfProcess())?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? Language.Chinese : Language.English;

    private static ContractLinter Linter() => new ServiceCollection()
        .AddKernel(InstalledModules.Assemblies, new KernelSettings("lint", Path.GetTempPath()))
        .AddOutbound(NetworkPolicyFile.Parse("version: 1").Value)
        .AddCommitments().AddMonitoring().BuildServiceProvider().GetRequiredService<ContractLinter>();
}
