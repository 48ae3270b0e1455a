using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Notes;

namespace Upheld.Verification;

/// <summary>The result of verifying a bundle.</summary>
public sealed record VerificationReport
{
    /// <summary>What became of it.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Whether witnesses other than the provider stand behind the head.</summary>
    public required bool IsWitnessed { get; init; }

    /// <summary>The steps, in order.</summary>
    public required IReadOnlyList<StepResult> Steps { get; init; }

    /// <summary>The figures, in the report's order; empty when they were not reached.</summary>
    public required IReadOnlyList<FigureResult> Figures { get; init; }

    /// <summary>What the report says it leaves out; empty when it was not reached.</summary>
    public IReadOnlyList<Evidence.Bundles.OmittedFigure> Omitted { get; init; } = [];

    /// <summary>Leaves that a restore has lost: what they held is unknown to every figure; empty when it was not reached.</summary>
    public IReadOnlyList<Evidence.Bundles.LostLeaves> Lost { get; init; } = [];

    /// <summary>The report's id; null when it could not be read.</summary>
    public string? Report { get; init; }

    /// <summary>The customer's id; null when it could not be read.</summary>
    public string? Customer { get; init; }

    /// <summary>The head that everything rests on; null when it was not reached or is not trusted.</summary>
    public Checkpoint? Head { get; init; }

    /// <summary>The key that signed it.</summary>
    public VerifierKey? Key { get; init; }

    /// <summary>Where that key came from.</summary>
    public KeySource? KeySource { get; init; }

    /// <summary>The first line of the output: <c>PROVEN</c>, <c>PROVEN (unwitnessed)</c>, or what failed.</summary>
    public string Headline => Outcome == Outcome.Proven
        ? IsWitnessed ? "PROVEN" : "PROVEN (unwitnessed)"
        : $"NOT PROVEN: {Failure}";

    private string Failure => Outcome switch
    {
        Outcome.FigureDiffers => $"{Figures.Count(f => f.Differences.Count > 0)} of {Figures.Count} figures differ from the evidence",
        Outcome.EvidenceAltered => $"evidence is missing or altered ({Fault})",
        Outcome.NotTrusted => $"signature, witness or policy failure ({Fault})",
        _ => $"not a readable, canonical bundle ({Fault})",
    };

    private string Fault => Steps.FirstOrDefault(s => s.Passed == false) is { } step ? $"{step.Code}: {step.Detail}" : "unknown";
}
