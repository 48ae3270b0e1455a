using Upheld.Commitments.Contracts.Texts;
using Upheld.Kernel.Backups;
using Upheld.Web.Hosting;

namespace Upheld.Web.CommandLine;

/// <summary><c>upheld backup FILE</c>: reads one state of the database beside whatever writes, so it needs no lock.</summary>
internal sealed class BackupCommand : ICommandLineCommand
{
    public string Name => "backup";

    public string Help => "writes a backup, also while the server runs: FILE, --language en|zh; the signer's folder is not in it and is kept apart";

    public async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        var arguments = new Arguments(words);
        var isChinese = LintCommand.LanguageOf(arguments) == Language.Chinese;
        if (!Directory.Exists(ServerSettings.DataPath(arguments)))
        {
            await terminal.Error.WriteLineAsync($"upheld backup: data.absent: there is no folder {ServerSettings.DataPath(arguments)}; name it with --data");
            return ExitCode.WrongInput;
        }

        var settings = ServerSettings.From(arguments);
        var fault = arguments.Unknown() is [var unknown, ..] ? $"option.unknown: there is no option --{unknown}"
            : arguments.Files is not [var only] ? "file.missing: name the file to write"
            : File.Exists(only) ? $"backup.file_exists: {only} is there already; nothing is overwritten"
            : settings.Postgres is null && !File.Exists(settings.Data.Database) ? $"database.absent: there is no database in {settings.Data.Root}"
            : null;
        if (fault is not null)
        {
            await terminal.Error.WriteLineAsync($"upheld backup: {fault}");
            return ExitCode.WrongInput;
        }

        await using var app = UpheldHost.Build(settings, loops: false);
        var beside = new Dictionary<string, string>();
        if (File.Exists(settings.Data.NetworkPolicy))
        {
            beside[Path.GetFileName(settings.Data.NetworkPolicy)] = settings.Data.NetworkPolicy;
        }

        var path = Path.GetFullPath(arguments.Files[0]);
        var made = await app.Services.GetRequiredService<MakeBackup>().ExecuteAsync(path, beside, UpheldHost.Version, cancellation);
        await terminal.WriteAsync(
            isChinese
                ? $"备份已写入 {path}（{new FileInfo(path).Length} 字节，{made.Logs.Count} 个日志，{made.Facts} 条已编号事实）。\n签名器目录 {settings.Data.Signer} 不在其中：请另行保存，且不要与备份放在一起。\n"
                : $"Wrote {path} ({new FileInfo(path).Length} bytes, {made.Logs.Count} logs, {made.Facts} numbered facts).\nThe signer's folder {settings.Data.Signer} is not in it: keep a copy of that folder apart from the backups.\n",
            cancellation);
        return ExitCode.Done;
    }
}
