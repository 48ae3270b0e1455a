using System.Text.Json.Nodes;

namespace Upheld.Kernel.Operations;

/// <summary>What a writing command does, wherever it runs: in the server that owns the data folder, or in the command's own process when there is none.</summary>
public interface IOperation
{
    /// <summary>The command's name.</summary>
    string Name { get; }

    /// <summary>Does it. The request was made by the command of the same name on this machine, whose user may read and write the data folder.</summary>
    Task<OperationAnswer> RunAsync(JsonObject request, CancellationToken cancellation);
}

/// <summary>What the command prints and how it ends.</summary>
/// <param name="ExitCode">The command's exit code.</param>
/// <param name="Output">For standard output.</param>
/// <param name="Errors">For standard error.</param>
public sealed record OperationAnswer(int ExitCode, string Output, string Errors = "");
