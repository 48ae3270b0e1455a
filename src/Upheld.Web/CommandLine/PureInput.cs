namespace Upheld.Web.CommandLine;

/// <summary>The one input of a pure command: a file, or standard input. <c>--json</c> is taken as everywhere, and is what they write anyway.</summary>
internal static class PureInput
{
    public static async Task<int> RunAsync(string command, IReadOnlyList<string> words, Terminal terminal, Func<Stream, int> run)
    {
        if (words.Where(word => word != "--json").ToList() is not [var path])
        {
            await terminal.Error.WriteLineAsync($"upheld {command}: file.missing: name one file, or - for standard input");
            return ExitCode.WrongInput;
        }

        if (path == "-")
        {
            return run(terminal.In);
        }

        if (!File.Exists(path))
        {
            await terminal.Error.WriteLineAsync($"upheld {command}: file.missing: there is no file {path}");
            return ExitCode.WrongInput;
        }

        await using var file = File.OpenRead(path);
        return run(file);
    }
}
