namespace Upheld.Verification;

/// <summary>How one step ended.</summary>
/// <param name="Step">Which step.</param>
/// <param name="Passed">Whether it held; null when an earlier step failed and this one was not reached.</param>
/// <param name="Code">Stable code of the fault, dotted and lower case; null unless it failed.</param>
/// <param name="Detail">What was found, in English, for the technical reader.</param>
public sealed record StepResult(VerificationStep Step, bool? Passed, string? Code, string Detail);
