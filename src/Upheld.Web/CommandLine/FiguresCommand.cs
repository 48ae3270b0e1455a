using Upheld.Figures.Availability;

namespace Upheld.Web.CommandLine;

/// <summary><c>upheld figures availability FILE</c>: the formulas of figures, by name; pure.</summary>
internal sealed class FiguresCommand : ICommandLineCommand
{
    private const string Availability = "availability";

    public string Name => "figures";

    public string Help => "computes a figure from its inputs: availability FILE or - (docs/guide/figures-availability.md)";

    public async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation)
    {
        words = [.. words.Where(word => word != "--json")]; // what it writes anyway
        if (words is [Availability, ..])
        {
            return await PureInput.RunAsync($"{Name} {Availability}", [.. words.Skip(1)], terminal, input => AvailabilityCommand.Run(input, terminal.Out, terminal.Error));
        }

        await terminal.Error.WriteLineAsync(words is [var figure, ..]
            ? $"upheld figures: figure.unknown: there is no figure '{figure}'; there is {Availability}"
            : $"upheld figures: figure.missing: name a figure and its file: {Availability} FILE");
        return ExitCode.WrongInput;
    }
}
