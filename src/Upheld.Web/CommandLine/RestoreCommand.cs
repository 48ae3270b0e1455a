using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Kernel.Results;
using Upheld.Web.Hosting;
using Upheld.Web.Restoring;

namespace Upheld.Web.CommandLine;

/// <summary><c>upheld restore FILE</c>, and <c>upheld restore --in-place</c> for a database that was restored by other means.</summary>
internal sealed class RestoreCommand : ICommandLineCommand
{
    private static readonly JsonWriterOptions Json = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Name => "restore";

    public string Help => "puts a backup in the database's place: FILE, or --in-place when that was done by other means; --new-signer, --json, --language en|zh";

    public async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        var arguments = new Arguments(words, "in-place", "new-signer", "json");
        var (isInPlace, isNewSigner, asJson) = (arguments.Flag("in-place"), arguments.Flag("new-signer"), arguments.Flag("json"));
        var isChinese = LintCommand.LanguageOf(arguments) == Language.Chinese;
        var settings = ServerSettings.From(arguments);
        var fault = arguments.Unknown() is [var unknown, ..] ? $"option.unknown: there is no option --{unknown}"
            : isInPlace != (arguments.Files.Count == 0) || arguments.Files.Count > 1 ? "file.missing: name the backup, or say --in-place when the database was restored by other means"
            : !isInPlace && !File.Exists(arguments.Files[0]) ? $"file.missing: there is no file {arguments.Files[0]}"
            : isInPlace && settings.Postgres is null && !File.Exists(settings.Data.Database) ? $"database.absent: there is no database in {settings.Data.Root}"
            : null;
        if (fault is not null)
        {
            await terminal.Error.WriteLineAsync($"upheld restore: {fault}");
            return ExitCode.WrongInput;
        }

        using var held = settings.Data.TryLock();
        if (held is null)
        {
            await terminal.Error.WriteLineAsync($"upheld restore: data.locked: a server uses {settings.Data.Root}; stop it first");
            return ExitCode.Surroundings;
        }

        await using var app = UpheldHost.Build(settings, loops: false);
        var restore = app.Services.GetRequiredService<RestoreInstallation>();
        var done = isInPlace ? await restore.InPlaceAsync(isNewSigner) : await restore.FromFileAsync(Path.GetFullPath(arguments.Files[0]), isNewSigner, cancellation);
        if (!done.IsOk)
        {
            await terminal.Error.WriteLineAsync($"upheld restore: {done.Error.Code}: {done.Error.Message}");
            return done.Error.Kind == ErrorKind.Invalid ? ExitCode.WrongInput : ExitCode.Surroundings;
        }

        await terminal.WriteAsync(asJson ? ToJson(done.Value) : isChinese ? ToChinese(done.Value) : ToEnglish(done.Value), cancellation);
        return ExitCode.Done;
    }

    private static string ToEnglish(RestoreReport report)
    {
        var text = new StringBuilder(report.Backup is { } backup ? $"Restored the backup of {backup.MadeAt} ({backup.Logs.Count} logs, {backup.Facts} numbered facts).\n" : "The database stays as it is.\n");
        text.Append(report.Aside is null ? "" : $"The database before lies in {report.Aside}.\n");
        foreach (var log in report.Logs.Successors)
        {
            text.Append($"{log.OldOrigin} goes on as {log.NewOrigin}");
            text.Append(log.Lost.Count == 0 ? "; nothing signed was lost.\n" : $"; lost: {string.Join(", ", log.Lost.Select(l => $"{l.Origin} [{l.From}, {l.To})"))}.\n");
        }

        foreach (var lost in report.Logs.Lost)
        {
            text.Append($"{lost.Origin} is lost altogether: [{lost.From}, {lost.To}).\n");
        }

        text.Append(report.Notice is null ? "The signer knows nothing further: no log was cut.\n" : $"Drafts of what to tell the customers: {report.Notice}\n");
        return text.Append("Now run 'upheld doctor --evidence', then start the server.\n").ToString();
    }

    private static string ToChinese(RestoreReport report)
    {
        var text = new StringBuilder(report.Backup is { } backup ? $"已恢复 {backup.MadeAt} 的备份（{backup.Logs.Count} 个日志，{backup.Facts} 条已编号事实）。\n" : "数据库保持不变。\n");
        text.Append(report.Aside is null ? "" : $"原数据库已移至 {report.Aside}。\n");
        foreach (var log in report.Logs.Successors)
        {
            text.Append($"{log.OldOrigin} 以 {log.NewOrigin} 继续");
            text.Append(log.Lost.Count == 0 ? "；没有丢失已签名的内容。\n" : $"；丢失：{string.Join("、", log.Lost.Select(l => $"{l.Origin} [{l.From}, {l.To})"))}。\n");
        }

        foreach (var lost in report.Logs.Lost)
        {
            text.Append($"{lost.Origin} 已全部丢失：[{lost.From}, {lost.To})。\n");
        }

        text.Append(report.Notice is null ? "签名器没有更多内容：没有日志被截断。\n" : $"致客户通知的草稿：{report.Notice}\n");
        return text.Append("请运行 upheld doctor --evidence，然后启动服务器。\n").ToString();
    }

    private static string ToJson(RestoreReport report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Json))
        {
            JsonSerializer.Serialize(
                json,
                new { version = 1, backupMadeAt = report.Backup?.MadeAt, aside = report.Aside, successors = report.Logs.Successors, lost = report.Logs.Lost, notice = report.Notice },
                new JsonSerializerOptions(JsonSerializerDefaults.Web));
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
