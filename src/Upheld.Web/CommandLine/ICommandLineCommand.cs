namespace Upheld.Web.CommandLine;

/// <summary>One command of the program <c>upheld</c>.</summary>
internal interface ICommandLineCommand
{
    /// <summary>The word after <c>upheld</c>.</summary>
    string Name { get; }

    /// <summary>One line for <c>upheld help</c>.</summary>
    string Help { get; }

    /// <summary>Runs it and answers the exit code.</summary>
    Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation);
}

/// <summary>Where a command reads and writes.</summary>
/// <param name="In">Standard input.</param>
/// <param name="Out">Standard output: the answer, nothing else.</param>
/// <param name="Error">Standard error: one line per fault.</param>
internal sealed record Terminal(Stream In, Stream Out, TextWriter Error)
{
    public static Terminal OfProcess() => new(Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error);

    /// <summary>Writes text to standard output.</summary>
    public async Task WriteAsync(string text, CancellationToken cancellation)
    {
        await Out.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), cancellation);
        await Out.FlushAsync(cancellation);
    }
}

/// <summary>Exit codes shared by all commands (docs/guide/command-line.md).</summary>
internal static class ExitCode
{
    /// <summary>Done, also when a verdict is "missed".</summary>
    public const int Done = 0;

    /// <summary>A check that the command was asked to make failed.</summary>
    public const int CheckFailed = 1;

    /// <summary>The input is wrong; one line per fault on standard error.</summary>
    public const int WrongInput = 2;

    /// <summary>Something around us failed.</summary>
    public const int Surroundings = 3;
}
