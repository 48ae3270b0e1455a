using Upheld.Figures.Clocks;

namespace Upheld.Web.CommandLine;

/// <summary><c>upheld clock FILE</c>: business time; pure.</summary>
internal sealed class ClockCommandLine : ICommandLineCommand
{
    public string Name => "clock";

    public string Help => "computes business time: FILE or - (docs/guide/clock.md)";

    public Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation) =>
        PureInput.RunAsync(Name, words, terminal, input => ClockCommand.Run(input, terminal.Out, terminal.Error));
}
