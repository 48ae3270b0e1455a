namespace Upheld.Web.CommandLine;

/// <summary>Finds the command and keeps the promises that all commands share: exit codes, faults on standard error.</summary>
internal static class Commands
{
    private static readonly IReadOnlyList<ICommandLineCommand> All =
    [
        new ServeCommand(),
        new SetUpCommand(),
        new PersonCommand(),
        new LintCommand(),
        new ContractCommand("plan", "shows what applying contract files would change: FILE… [--prune] [--customer NAME] [--json]"),
        new ContractCommand("apply", "applies contract files: FILE… [--plan HASH] [--prune] [--customer NAME]; of days that have passed: --restate --reason TEXT --person E-MAIL, the password is read from standard input"),
        new RestatementCommand(),
        new ContractCommand("export", "writes the contracts in force as a file: [--customer NAME]"),
        new ClockCommandLine(),
        new FiguresCommand(),
        new VerifyCommandLine(),
        new ReportCommand(),
        new DoctorCommand(),
        new BackupCommand(),
        new RestoreCommand(),
    ];

    public static async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        var name = words.Count == 0 ? "serve" : words[0];
        if (name is "help" or "--help" or "-h")
        {
            await terminal.WriteAsync(Help(), cancellation);
            return ExitCode.Done;
        }

        if (All.FirstOrDefault(c => c.Name == name) is not { } command)
        {
            await terminal.Error.WriteLineAsync($"upheld: command.unknown: there is no command '{name}'; 'upheld help' lists them");
            return ExitCode.WrongInput;
        }

        if (words.Skip(1).Contains("--help"))
        {
            await terminal.WriteAsync($"upheld {name}: {command.Help}\n", cancellation);
            return ExitCode.Done;
        }

        try
        {
            return await command.RunAsync([.. words.Skip(1)], terminal, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await terminal.Error.WriteLineAsync($"upheld {name}: surroundings.failed: {e.Message}");
            return ExitCode.Surroundings;
        }
    }

    private static string Help() =>
        "upheld COMMAND [OPTIONS]\n\n" + string.Concat(All.Select(c => $"  {c.Name,-12} {c.Help}\n")) + "\nExit codes: 0 done, 1 a check failed, 2 the input is wrong, 3 something around us failed.\n";
}
