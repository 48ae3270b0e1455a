using Upheld.Verification;

namespace Upheld.Web.CommandLine;

/// <summary><c>upheld verify BUNDLE</c>: what <c>upheld-verify</c> does, with its own exit codes; pure.</summary>
internal sealed class VerifyCommandLine : ICommandLineCommand
{
    public string Name => "verify";

    public string Help => "verifies a report bundle offline: BUNDLE or -, --state DIR, --policy FILE, --json (docs/guide/verify.md)";

    public Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellation) =>
        Task.FromResult(VerifyCommand.Run(words, terminal.In, terminal.Out, terminal.Error, UserLanguage.OfProcess()));
}
