using System.Globalization;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Kernel.Doctor;
using Upheld.Web.Doctor;
using Upheld.Web.Hosting;

namespace Upheld.Web.CommandLine;

/// <summary><c>upheld doctor</c>: looks and changes nothing, so it needs neither the folder's lock nor a server, and disturbs none.</summary>
internal sealed class DoctorCommand : ICommandLineCommand
{
    public string Name => "doctor";

    public string Help => "examines the installation: --evidence (recomputes ledger, samples and contracts), --json, --language en|zh";

    public async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        var arguments = new Arguments(words, "evidence", "json");
        var (withEvidence, asJson) = (arguments.Flag("evidence"), arguments.Flag("json"));
        var language = LintCommand.LanguageOf(arguments) == Language.Chinese ? new CultureInfo("zh-Hans") : CultureInfo.InvariantCulture;
        var folder = ServerSettings.DataPath(arguments);
        if (!Directory.Exists(folder))
        {
            await terminal.Error.WriteLineAsync($"upheld doctor: data.absent: there is no folder {folder}; name it with --data, or make it by 'upheld serve'");
            return ExitCode.WrongInput;
        }

        var settings = ServerSettings.From(arguments);
        if (arguments.Unknown() is [var unknown, ..])
        {
            await terminal.Error.WriteLineAsync($"upheld doctor: option.unknown: there is no option --{unknown}");
            return ExitCode.WrongInput;
        }

        await using var app = UpheldHost.Build(settings, loops: false);
        var report = await app.Services.GetRequiredService<ExamineInstallation>().ExecuteAsync(withEvidence, cancellation);
        await terminal.WriteAsync(asJson ? report.ToJson(language) : report.ToText(language), cancellation);
        return report.Level == FindingLevel.Fail ? ExitCode.CheckFailed : ExitCode.Done;
    }
}
